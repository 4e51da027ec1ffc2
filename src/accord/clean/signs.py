"""The general signs of page furniture: wording that sites in general put around an article.

A line sign condemns a whole block; an inline sign condemns what it matches inside a block. Each gives its
reason in words that a reader of the record understands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?"
DAY = (
    rf"(?:{WEEKDAY}(?:\d{{4}}-\d{{2}}-\d{{2}}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}(?:,?\s+\d{{4}})?|\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{4}}))"
)
CLOCK = (
    r"(?:\s*(?:[T,|•·–-]|at)?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:[apAP]\.?[mM]\.?|h)?"
    r"(?:\s*(?:Z|GMT|UTC|[A-Z]{2,4}T|local time))?(?:\s*[+-]\d{1,2}:?\d{0,2})?)"
)
# A line that is nothing but a dateline: "CITY, Country (Agency) - June 9, 2021".
_CREDIT = r"(?:\s?\([^)]{1,40}\))?"
DATELINE_ALONE = re.compile(
    rf"(?:[A-Z][A-Z.'’-]+(?:[ ,/]+[A-Z][\w.'’-]*){{0,5}}{_CREDIT}\s?(?:[,:|]|[-–—]{{1,2}})?|"
    rf"[A-Z][\w.'’-]+(?:[ ,/]+[A-Z][\w.'’-]*){{0,3}}{_CREDIT}\s?(?:[,:|]|[-–—]{{1,2}}))\s+"
    rf"(?P<day>\d{{4}}-\d{{2}}-\d{{2}}|{DAY}){_CREDIT}\s?[-–—:]{{0,2}}"
)
SHARE = (
    r"(?:Facebook|Twitter|X|Whats ?App|Telegram|Messenger|LinkedIn|Linkedin|Pinterest|Reddit|Tumblr|Viber|"
    r"E-?mail|Print|Copy [Ll]ink|Share|Tweet|Pin|SMS|Pocket|Flipboard|Threads|Bluesky|Mastodon|Instagram|"
    r"YouTube|TikTok|VKontakte|VK|Google\+|Save|Bookmark|Comments?|Link|RSS)"
)
_MORE = (
    r"(?:[Rr]ead [Mm]ore|READ MORE|[Aa]lso [Rr]ead|ALSO READ|[Rr]ead [Aa]lso|READ ALSO|[Ss]ee [Aa]lso|"
    r"SEE ALSO|"
    r"[Rr]elated(?: (?:[Ss]tor(?:y|ies)|[Aa]rticles?|[Cc]ontent|[Cc]overage|[Rr]eading|[Ll]inks?|[Nn]ews|"
    r"[Pp]osts?))?|RELATED(?: (?:STOR(?:Y|IES)|ARTICLES?|CONTENT|NEWS))?|[Mm]ore [Oo]n [Tt]his(?: [Ss]tory)?|"
    r"[Rr]ecommended(?: for you)?|RECOMMENDED|[Mm]ost [Rr]ead|[Mm]ost [Pp]opular|[Tt]rending(?: [Nn]ow)?|"
    r"[Uu]p [Nn]ext|[Yy]ou (?:may|might) (?:also )?like|[Dd]on['’]t [Mm]iss|[Ee]ditor['’]s [Pp]icks?|"
    r"[Rr]ead [Nn]ext|READ NEXT|[Mm]ore [Ff]rom\b[^.]{0,40}|READ|WATCH|LISTEN|[Ll]isten [Aa]gain|"
    r"[Ww]atch [Aa]gain|"
    r"[Aa]lso (?:on|in|from)\b[^.]{0,40}|(?:[Nn]ext|[Pp]revious) (?:[Aa]rticle|[Ss]tory|[Pp]ost)|"
    r"[Rr]ead the full (?:story|article|report)(?: here)?|[Cc]lick here[^.]{0,40}|[Kk]eep [Rr]eading|"
    r"[Cc]ontinue [Rr]eading|Lea (?:también|más)|Lire aussi|Lesen Sie (?:auch|mehr)|Leia (?:também|mais))"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern and the reason that it gives. `parts`: what stands before and after is two blocks."""

    pattern: re.Pattern[str]
    reason: str
    parts: bool = True


def _lines(reason: str, *patterns: str, flags: int = 0) -> tuple[Sign, ...]:
    return tuple(Sign(re.compile(pattern, flags), reason) for pattern in patterns)


_ANY_CASE = re.IGNORECASE

_SECTION = (
    r"(?:home|news|nation(?:al)?|world|region(?:s|al)?|metro|provinces|local|politics|government|business|"
    r"economy|markets|money|sports?|football|opinion|editorials?|columns?|letters|analysis|features|culture|"
    r"arts|books|entertainment|showbiz|lifestyle|life|style|travel|food|health|science|tech(?:nology)?|"
    r"environment|education|weather|videos?|photos?|audio|podcasts?|live|classifieds|obituaries|jobs|"
    r"magazine|archives?|newsletters?|subscribe|e-?paper|about|contact|search|menu|login|more|africa|asia|"
    r"europe|americas|mena)"
)

LINES: tuple[Sign, ...] = (
    *_lines(
        "media player",
        r"(?:\S+ ){0,2}Loading\s?(?:\.{2,}|…)",
        r"(?:\S+ ){0,3}(?:ON AIR|NOW PLAYING|ON NOW|LIVE NOW|COMING UP)\b.{0,60}",
        r"(?:now playing|on air|listen live|live radio|live stream|watch live|play|pause|(?:un)?mute|"
        r"stop|replay|"
        r"play video|video player|audio player|full ?screen|skip ad|volume|subtitles|captions off|watch "
        r"now)\W*",
        r"media playback is (?:un|not )?supported on (?:your|this) device\.?",
        r"(?:video|audio|gallery|slideshow|photos?|live)\W*(?:\d{1,2}:\d{2})?",
        r"(?:\d{1,2}:\d{2}(?::\d{2})?\s*[/|-]\s*)?\d{1,2}:\d{2}(?::\d{2})?",
        r"listen to (?:this )?(?:article|story|page|post)\b.{0,60}",
        r"(?:the media could not be loaded|your browser does not support)\b.*",
        flags=_ANY_CASE,
    ),
    *_lines("name of an icon", r"(?:[a-z]+(?:_[a-z0-9]+)+)(?:\s+[a-z]+(?:_[a-z0-9]+)*)*"),
    *_lines("stray word of the page's controls", r"[a-z]{2,14}"),
    *_lines("address of the page (slug)", r"/?[a-z0-9]+(?:[-_/][a-z0-9]+){3,}(?:\.html?|/)?"),
    *_lines("web address", r"(?:https?://|www\.)\S+", r"[\w-]+(?:\.[\w-]+)+/\S{4,}", flags=_ANY_CASE),
    *_lines(
        "link to another story",
        rf"{_MORE}\s*[:|»›>→.…]*",
        rf"{_MORE}\s*[:|»›>→]\s*\S.{{0,200}}",
        r"[»›>→▶►]\s*\S.{0,150}(?<![.!?])",
        r"[\"“”'\s]*More:\s+[A-Z].{0,300}",
    ),
    *_lines(
        "note of the newsroom",
        r"(?:UPDATE|Update|Correction|CORRECTION|Editor['’]s note)s?\s?:\s*(?:This |The )?"
        r"(?:[Ss]tory|[Aa]rticle|[Pp]ost)"
        r"(?: (?:has been|was|is))? (?:updated|corrected|amended|revised)\b.{0,200}",
        r"\((?:Recasts?|Adds?|Updates?|Corrects?|Refiles?|Rewrites?|Repeats?|Clarifies|Fixes|Removes|"
        r"Writes through|New throughout)\b[^().]{0,200}\)",
    ),
    *_lines(
        "share bar",
        rf"(?:share (?:this|on|via|with)\b.{{0,40}}|{SHARE}(?:[\s|,•·/]+(?:on |via |with |by |to "
        rf")?{SHARE})*)",
        r"\d+(?:\.\d+)?[KkMm]? ?(?:shares?|comments?|likes?|views?|reads?)|comments? ?[\[(]\d+[\])]",
        r"follow (?:us|me)\b.{0,80}|follow .{2,40} on (?:all|social|our)\b.{0,40}",
        r"(?:join|find|like|add) us on\b.{0,60}|share\W{0,3}save\W{0,3}.{0,20}|leave a (?:comment|reply)",
        r"(?:post|view|show|hide|read) (?:a |the |all )?comments?\b.{0,20}|comments (?:are|have been) "
        r".{0,20}",
        r"join the (?:conversation|discussion)\b.{0,60}",
        r"(?:view|share) (?:this )?(?:post|photo|discussion)(?: thread| on instagram)?\W*|"
        r"view the discussion thread\W*",
        r"read more about sharing\W*|copy (?:this )?link",
        r"print (?:this )?(?:article|page|friendly)|text size.{0,20}|font size.{0,20}",
        r"(?:follow|contact|e-?mail (?:us|me|the)) .{2,60}\b(?:on (?:twitter|x|facebook|instagram|whatsapp)|"
        r"at \S+@\S+|@\w+).{0,250}",
        r"(?:have (?:a|any) (?:tip|story|news)|got a (?:tip|story))\b.{0,200}",
        r"contact (?:us|the (?:author|reporter|newsroom|editors?))\b.{0,160}",
        flags=_ANY_CASE,
    ),
    *_lines(
        "newsletter or subscription box",
        r"(?:please )?(?:sign ?up|subscribe|register|log ?in|sign ?in|become a (?:member|subscriber)|"
        r"start your (?:free )?trial)\b(?:(?:.{0,160}\b(?:newsletters?|alerts?|e-?mails?|inbox|updates|"
        r"account|"
        r"subscri\w+|channel|free|access|unlimited|news|here|now|today|read|comment|podcast)\b.{0,160})|"
        r".{0,25})",
        r".{0,120}\b(?:newsletters?|inbox)\b.{0,120}\b(?:sign ?up|subscribe|unsubscribe|delivered)\b.{0,80}",
        r"(?:get|receive) .{0,80}\b(?:newsletters?|(?:in|to) your (?:inbox|e-?mail))\b.{0,80}",
        r"never miss (?:a|an|the)\b.{0,80}\b(?:story|news|update|issue)\b.{0,80}",
        r"already (?:a |have )?.{0,30}\b(?:subscriber|member|account|subscribed)\b.{0,60}",
        r".{0,80}\balready a (?:subscriber|member)\b.{0,80}\b(?:log|sign) ?in\b.{0,80}",
        r"to (?:continue|keep) reading\b.{0,120}|to (?:view|read|see) (?:the|this) (?:full|rest|whole|"
        r"entire)?.{0,120}"
        r"\b(?:subscri\w+|register|log ?in|sign ?up)\b.{0,80}",
        r"this (?:article|content|story) is (?:only |exclusively )?for (?:subscribers|members)\b.{0,120}",
        r"(?:you have|you['’]ve) (?:reached|used|read)\b.{0,60}\b(?:free|limit|articles?)\b.{0,80}",
        r"(?:support (?:our|independent|quality) journalism|donate (?:now|today|to us))\b.{0,160}",
        r"(?:(?:do you )?(?:like|enjoy) what you (?:read|see)\?).{0,120}|buy (?:us|me) a coffee\b.{0,80}",
        r"(?:for the latest .{0,80})?download (?:our|the)\b.{0,60}\bapps?\b.{0,80}",
        r"by (?:signing up|subscribing|clicking|entering|providing)\b.{0,80}\b(?:you|I) "
        r"(?:agree|consent|accept)\b.{0,200}",
        r"(?:enter )?(?:your )?e-?mail(?: address)?\W*",
        r"subscribe|sign ?up|log ?in|sign ?in|register|my account|e-?paper",
        flags=_ANY_CASE,
    ),
    *_lines(
        "cookie or privacy notice",
        r".{0,120}\b(?:we|site|website|page) (?:also )?uses? cookies\b.*",
        r".{0,80}\b(?:cookie|privacy) (?:policy|settings|preferences|notice|statement)\b.{0,120}",
        r"(?:accept|reject|manage|allow)(?: all)?(?: cookies| & continue)?\W*",
        r"to (?:display|view|see|play) this (?:content|video)\b.{0,160}",
        r"(?:please )?(?:enable|turn on|allow) (?:javascript|cookies)\b.{0,160}",
        flags=_ANY_CASE,
    ),
    *_lines(
        "advertisement",
        r"(?:.{0,40}\b)?advertisements?\W*|ads?|sponsored(?: content| by .{0,40})?|promoted|paid content",
        r"(?:story|article) continues below.{0,40}|scroll (?:down )?to continue.{0,40}",
        r".{0,120}\bwe (?:may |might |could )?(?:earn|receive) (?:a |an )?(?:affiliate )?(?:commission|"
        r"compensation)\b.{0,160}",
        flags=_ANY_CASE,
    ),
    *_lines(
        "age notice",
        r"this (?:article|story|content|page|post) is (?:more than|over|now) .{0,20}(?:old|months?|"
        r"years?)\W*",
        flags=_ANY_CASE,
    ),
    *_lines(
        "copyright line",
        r"(?:©|\(c\)|copyright (?=©|\(c\)|\d{4}|by\b)).{0,200}|copyright\b[^.]{0,60}\b\d{4}\W*",
        r".{0,160}\ball rights reserved\b.{0,160}",
        r"(?:this|the|any) (?:material|content|article|story|page|text)\b.{0,60}"
        r"\bmay not be (?:published|reproduced|reprinted|copied)\b.{0,160}",
        r".{0,120}\b(?:reproduction|republication) (?:only )?(?:with|without)\b.{0,80}",
        r".{0,80}\bnot responsible for the content of\b.{0,80}",
        r"our standards: .{0,80}",
        flags=_ANY_CASE,
    ),
    *_lines(
        "photo credit",
        r"\(?(?:photo|photograph|image|picture|pic|file photo|video|illustration|graphic|map|credit)s?"
        r"(?: credit| by| courtesy| source)*\s?[:©|].{0,100}",
        r"(?:photo(?:graph)?|image|picture|illustration) (?:by|courtesy of|credit|source|copyright),? "
        r".{1,80}",
        r"[\w .'’-]{2,40}(?:/[\w .'’-]{2,40})*/\s?(?:AFP|AP|Reuters|REUTERS|EPA|Getty(?: Images)?|"
        r"Shutterstock|"
        r"Xinhua|Anadolu)(?: [\w .'’-]{2,})?(?:/[\w .'’-]{2,})*",
        r"(?:Getty Images|AFP|EPA(?:-EFE)?|Shutterstock)(?:[ /|,]+(?:Getty Images|AFP|EPA|AP|iStock))*",
        flags=_ANY_CASE,
    ),
    *_lines(
        "mark of an agency's text",
        r"Enditem|ENDITEM|ENDS|-{1,2}\s?30\s?-{1,2}|#{2,}|\*{3,}|[Ee]nds?/|\(END\)|Item ends",
    ),
    *_lines(
        "topic links",
        r"(?:related topics?|tags?|topics?|filed under|keywords?|categor(?:y|ies)|posted in|in this story|"
        r"more about)\s*[:|].{0,200}",
        r"(?:related|suggested) topics?:?(?: \S+){0,20}(?<![.!?])",
        flags=_ANY_CASE,
    ),
    *_lines(
        "reading time",
        r"\d{1,3}[- ]?min(?:ute)?s?(?: (?:read|listen|watch))\W*|reading time\b.{0,30}|\d{1,3} min",
        flags=_ANY_CASE,
    ),
    *_lines(
        "label of the page",
        r"(?:key points|key takeaways|at a glance|highlights|summary|in brief|breaking(?: news)?|exclusive|"
        r"latest(?: news| updates| stories)?|news|world|home|opinion|live updates?|"
        r"article content(?: continued)?|"
        r"show more|load more|see more|view more|view all|more|back to top|skip to (?:main )?(?:content|"
        r"navigation)|"
        r"previous|next|close|menu|search|toggle navigation|go to .{0,20}homepage|home page|main menu|"
        r"image caption|media caption)\s*:?",
        flags=_ANY_CASE,
    ),
    *_lines(
        "place in the site",
        r"home(?: ?page)?(?:\s*[>»›]\s*[^>»›.!?]{1,60}){1,6}|"
        r"[^>»›.!?]{1,40}(?:\s[>»›]\s[^>»›.!?]{1,80}){2,6}",
        flags=_ANY_CASE,
    ),
    *_lines("list of links", rf"{_SECTION}(?: (?:& |and )?{_SECTION}){{3,}}", flags=_ANY_CASE),
    *_lines("motto of the site", r"[^|.]{3,60}\s\|\s[^|.]{3,60}\bsince \d{4}", flags=_ANY_CASE),
    *_lines(
        "disclaimer",
        r"(?:disclaimer\W+)?(?:the |all |any )?(?:comments?|views?|opinions?)\b.{0,160}\b"
        r"(?:(?:do|does) not|don['’]t) (?:necessarily )?(?:reflect|represent)\b.{0,80}\b"
        r"(?:management|publishers?|editors?|editorial|"
        r"(?:this|our|the) (?:site|newspaper|website|organi[sz]ation|company))\b.{0,60}",
        flags=_ANY_CASE,
    ),
    *_lines("hashtags and account names", r"(?:[#@]\s?\w+[\s,]*)+"),
)

_SENTENCE_EDGE = r"(?:^|(?<=[.!?]\s)|(?<=[.!?][\"”’]\s))"
_OWNERS = (
    r"(?:Getty Images|AFP|EPA|AP|Reuters|PA|BBC|Alamy|Twitter|Facebook|Shutterstock|"
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?=\s+[Ii]mage caption))"
)


def _inline(reason: str, pattern: str, parts: bool = True) -> Sign:
    return Sign(re.compile(pattern), reason, parts)


INLINE: tuple[Sign, ...] = (
    _inline("age notice", r"\bThis (?:article|story) is (?:more than|over) \w+ (?:years?|months?) old\b\.?"),
    _inline("share bar", rf"\b(?:{SHARE}\s+){{2,}}{SHARE}\b(?=\s|$)"),
    _inline("media player", r"\bMedia playback is (?:un|not )?supported on (?:your|this) device\b\.?"),
    _inline(
        "photo credit",
        rf"\b(?:[Ii]mage|IMAGE) (?:copyright|source),?\s+{_OWNERS}"
        r"(?:\s?[/|]\s?(?:Getty Images|AFP|EPA|AP|Reuters|PA|Alamy))*",
    ),
    _inline("label of the page", r"\b[Aa]rticle content(?: continued)?\b(?=\s+[A-Z“\"]|\s*$)"),
    _inline(
        "advertisement",
        r"(?:^|(?<=\s))(?:Story continues below(?: this)? advertisement|Advertisement|ADVERTISEMENT|"
        r"CONTINUE READING BELOW)(?=\s+[A-Z“\"]|\s*$)",
    ),
    _inline("label of the page", rf"{_SENTENCE_EDGE}Key points:(?=\s)"),
    _inline("topic links", r"\s(?:Related Topics|RELATED TOPICS)(?:\s+[A-Z][\w’'-]*)+\s*$"),
    _inline("embedded post", r"\bpic\s?\.\s?twitter\s?\.\s?com\s?/\s?\w+"),
    _inline("embedded post", r"\bhttps?\s?:\s?/\s?/\s?t\s?\.\s?co\s?/\s?\w+"),
    _inline("web address", r"https?://\S+", parts=False),
    _inline("mark of an agency's text", r"\b(?:Enditem|ENDITEM)\s*$"),
    _inline(
        "credit of the newsroom",
        r"\(\s?(?:Additional )?[Rr]eporting (?:by|and writing by)\b[^()]*(?:\([^()]*\)[^()]*)*\)?\s*$",
    ),
    _inline(
        "credit of the newsroom",
        rf"{_SENTENCE_EDGE}(?:Additional reporting|Reporting|Writing|Editing) by "
        rf"(?:[A-Z][^.!?]*)(?:;[^.!?]*)?[.]?\s*$",
    ),
    _inline(
        "credit of the newsroom",
        rf"{_SENTENCE_EDGE}(?:[A-Z][^.!?]{{0,200}})\bcontributed (?:reporting |additional reporting )?to "
        rf"this "
        r"(?:report|story|article)\.?\s*$",
    ),
)
# A credit after the last sentence of a caption, without brackets.
TRAILING_CREDIT = re.compile(
    r"(?<=[.!?\"”’])\s+(?:(?:File )?[Pp]hoto(?:graph)?s?|Picture|Image|Credit|PHOTO|Photo/Video)"
    r"(?: credit| by| courtesy(?: of)?)?\s?[:©|]\s?[A-Z@][^.!?]{1,70}\.?$"
)
# "[1/3] A woman carries a door. REUTERS/Ana Reyes Purchase Licensing Rights, opens new tab"
NUMBERED_PICTURE = re.compile(r"\[\s?\d{1,2}\s?/\s?\d{1,2}\s?\]\s*")
AGENCY_CREDIT = re.compile(
    r"\s*(?<=[\s.])(?:REUTERS|Reuters|AFP|AP(?: Photo)?|EPA|TASS|Xinhua|Anadolu)/[A-Z][^.!?]{1,60}?"
    r"(?:\s(?:Purchase|Acquire) Licensing Rights\b.{0,30})?\s*$"
)
STRONG_MORE = re.compile(r"\b(?:Read [Mm]ore|READ MORE)\b\s*[:»›>→]?(?=\s+[A-Z“\"'‘]|\s*$)")
_PHOTO = (
    r"AFP|AP|EPA|EPA-EFE|EFE|Reuters|REUTERS|Getty(?: Images)?|AP Photo|Associated Press|The Associated "
    r"Press|"
    r"Xinhua|Anadolu|TASS|Tass|Shutterstock|Alamy|iStock|Bloomberg|Magnum|IRNA|SANA|PA|dpa|DPA|NurPhoto|"
    r"Storyful|"
    r"WANA|KCNA|Yonhap|Kyodo"
)
_NAMES = (
    r"[A-Z][\w.'’-]*(?:[ ,]+(?:(?:via|by|of|for|courtesy|and|de|al|el|bin|van|von|da|di|handout) )*"
    r"[A-Z][\w.'’-]*){0,8}"
)
CREDIT = re.compile(
    rf"[(\[]\s?(?:(?:Photo|Image|Picture|Credit|File)s?(?: by| credit)?:?\s+{_NAMES}[^()\[\]]{{0,40}}|"
    rf"(?:{_NAMES}\s?[/|]\s?)+{_NAMES}|{_NAMES} via {_NAMES}|(?:{_PHOTO})(?:[ /,]+(?:{_PHOTO}|file|File|"
    rf"[A-Z]\w+))*)\s?[)\]]"
)


def line_sign(line: str) -> str | None:
    """The reason why a whole line is furniture, or None."""
    line = " ".join(line.split()).strip("·•|‹›– ")
    if len(line) > 420:
        return None
    for sign in LINES:
        if sign.pattern.fullmatch(line):
            return sign.reason
    return None


def inline_signs(text: str, signs: Iterable[Sign] = INLINE) -> list[tuple[int, int, Sign]]:
    """Where inline signs match: (start, end, sign)."""
    return [(match.start(), match.end(), sign) for sign in signs for match in sign.pattern.finditer(text)]
