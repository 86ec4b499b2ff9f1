"""The directory in the words of schema.org, for the JSON-LD of pages: plain dicts, no text.

What is not known is left out, and so are addresses while nobody has set the site's own.
"""

from safetynet.exports.jsonld.dataset import dataset_node
from safetynet.exports.jsonld.hotline import hotline_node
from safetynet.exports.jsonld.node import Node, node
from safetynet.exports.jsonld.scribe import Scribe
from safetynet.exports.jsonld.site import site_nodes

__all__ = ["Node", "Scribe", "dataset_node", "hotline_node", "node", "site_nodes"]
