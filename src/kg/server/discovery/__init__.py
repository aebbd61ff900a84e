"""What finds its way here: search engines, crawlers, programs that read for people.

routes       paths and jobs
sitemap      which pages there are (sitemaps.org, protocol 0.9)
crawlers     what robots may ask (RFC 9309), and what a language model should know (llmstxt.org)
"""
