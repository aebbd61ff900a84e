"""The reconciliation service: which of our things is meant by a row of somebody's table (Reconciliation API 0.2).

routes       paths, jobs and what a request says
manifest     what the service offers
answering    queries to candidates, and values of candidates (data extension)
suggesting   entities, types and properties by the beginning of a name
preview      a small page of one entity
"""
