"""a credit → an XMP packet, so that every derivative says whose it is.

ISO 16684-1 (XMP), IPTC Photo Metadata Standard 2021.1 for the fields, PLUS LDF 2.0.1 for the licensor's address.
"""

from __future__ import annotations

from functools import partial
from html import escape

_HEAD = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">'
)
_PLUS = 'xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"'
_EXTENSION = 'xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
_SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_text = partial(escape, quote=False)
_TAIL = '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'


def credit_packet(
    *,
    creator: str | None,
    agency: str | None,
    notice: str | None,
    licence: str | None,
    acquire: str | None = None,
    licensor: str | None = None,
    source_type: str | None = None,
    data_mining: str | None = None,
) -> bytes | None:
    """The packet, or None when there is nothing to say. `acquire` is the address where a licence can be had, `licensor`
    who gives it, `source_type` a word of the IPTC's list.
    """
    parts: list[str] = []
    if creator:
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{_text(creator)}</rdf:li></rdf:Seq></dc:creator>")
    if agency:
        parts.append(f"<photoshop:Credit>{_text(agency)}</photoshop:Credit>")
    if notice:
        parts.append(f"<dc:rights>{_alternative(notice)}</dc:rights>")
    if licence and licence.startswith(("http://", "https://")):
        parts.append(f"<xmpRights:WebStatement>{_text(licence)}</xmpRights:WebStatement>")
    elif licence:
        parts.append(f"<xmpRights:UsageTerms>{_alternative(licence)}</xmpRights:UsageTerms>")
    if acquire or licensor:
        parts.append(
            f"<plus:Licensor {_PLUS}><rdf:Seq>{_licensor(acquire, licensor)}</rdf:Seq></plus:Licensor>"
        )
    if data_mining:
        parts.append(f"<plus:DataMining {_PLUS}>{_text(data_mining)}</plus:DataMining>")
    if source_type:
        address = f"{_SOURCE_TYPES}{_text(source_type)}"
        parts.append(f"<e:DigitalSourceType {_EXTENSION}>{address}</e:DigitalSourceType>")
    return (_HEAD + "".join(parts) + _TAIL).encode() if parts else None


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_text(text)}</rdf:li></rdf:Alt>'


def _licensor(acquire: str | None, name: str | None) -> str:
    # Only what the file says: the agency is not always who sells the rights.
    url = f"<plus:LicensorURL>{_text(acquire)}</plus:LicensorURL>" if acquire else ""
    named = f"<plus:LicensorName>{_text(name)}</plus:LicensorName>" if name else ""
    return f'<rdf:li rdf:parseType="Resource">{named}{url}</rdf:li>'
