"""The way of a life: which places somebody was at, in the order that dates or texts tell, and why in that order."""

from kg.itinerary.course import Aside, Course, Join, Station, course_of
from kg.itinerary.order import Kind, Order, Tie
from kg.itinerary.stops import Stop, stops_of

__all__ = ["Aside", "Course", "Join", "Kind", "Order", "Station", "Stop", "Tie", "course_of", "stops_of"]
