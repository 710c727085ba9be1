package cn.icpfiling.inspection.pages;

import cn.icpfiling.inspection.core.pages.NormalText;
import cn.icpfiling.inspection.core.pages.PageContent;
import cn.icpfiling.inspection.core.pages.PageLink;
import cn.icpfiling.inspection.core.pages.PagePiece;
import cn.icpfiling.inspection.core.pages.PagePlace;
import cn.icpfiling.inspection.core.pages.PageTrait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Reads what a page has to say. Runs no script and loads nothing. Not seen: what a script writes, pictures, frames, and what a style sheet
 * hides or adds; only an element's own style and the attribute hidden count as hiding.
 */
final class ReadPage {

    private static final int DEEPEST = 400;
    private static final int MOST_SCRIPT = 256 << 10;
    private static final int MOST_LINKS = 5_000;
    private static final int LONGEST_LINK = 4_096;
    /** A character can become eighteen in normal form; without these two a page would become many times its size. */
    private static final int MOST_TEXT = 512 << 10;

    private static final int SLICE = 16 << 10;
    private static final int MOST_FOOTERS = 50;
    /** Also elements of a script's own, by the names that are usual for them. */
    private static final String FOOTERS = "footer, [id*=foot], [class*=foot], app-footer, site-footer, page-footer";

    private static final String DRAWN = "img, svg, canvas, object, embed";
    private static final Pattern HOST = Pattern.compile("^https?://([^/:?#]+)");
    private static final int LONGEST_LINK_TEXT = 200;
    private static final int DEEPEST_LINK = 6;
    private static final int MOST_LINK_PARTS = 8;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u3000]+");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");
    /** Within a hundred seconds to somewhere; a page that only loads itself again names no address. */
    private static final Pattern REFRESH =
            Pattern.compile("\\s*+\\d{0,2}(?:\\.\\d*+)?(?:\\s*+[;,]|\\s)\\s*+\\S.*+", Pattern.DOTALL);

    private static final Pattern HIDING =
            Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden", Pattern.CASE_INSENSITIVE);
    /** A command to leave the page; a comparison is none. */
    private static final Pattern LEAVING =
            Pattern.compile("\\blocation(?:\\.href)?\\s*+=(?!=)|\\blocation\\.(?:replace|assign)\\s*+\\(");

    /** What a browser of today does not show: among them texts for browsers without frames, drawings and films. */
    private static final Set<String> SILENT = Set.of(
            "script",
            "style",
            "noscript",
            "noframes",
            "template",
            "head",
            "svg",
            "iframe",
            "canvas",
            "video",
            "audio",
            "textarea",
            "option");
    /** A piece ends here: words of two blocks are not one text. */
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "td",
            "tr",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "section",
            "article",
            "header",
            "footer",
            "nav",
            "main",
            "form",
            "dl",
            "dt",
            "dd",
            "center",
            "address",
            "aside",
            "body",
            "blockquote",
            "fieldset");

    private final Document page;
    private final List<PagePiece> pieces = new ArrayList<>();
    private final List<PageLink> links = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private final Set<PageTrait> traits = EnumSet.noneOf(PageTrait.class);
    private int room = MOST_TEXT;

    private ReadPage(Document page) {
        this.page = page;
    }

    /** @param url of the page, against which its links are resolved */
    static PageContent of(String source, String url) {
        return new ReadPage(Jsoup.parse(source, url)).read();
    }

    private PageContent read() {
        if (page.baseUri().length() > LONGEST_LINK) {
            page.setBaseUri("");
        }
        var title = within(page.title());
        add(PagePlace.TITLE, title);
        page.select("meta[content]").forEach(meta -> add(PagePlace.META, meta.attr("content")));
        walk(page.body(), false, 0);
        close(false);
        page.select("[title]").forEach(one -> add(PagePlace.TOOLTIP, one.attr("title")));
        page.select("a[href], area[href], [onclick], [data-href]").forEach(this::link);
        var scripts = page.select("script");
        scripts.stream()
                .map(Element::data)
                .filter(script -> isWithin(script.length(), MOST_SCRIPT))
                .forEach(script -> add(PagePlace.SCRIPT, unescaped(script)));
        note(PageTrait.PASSWORD, page.selectFirst("input[type=password]") != null);
        note(PageTrait.FRAMES, page.selectFirst("frame, frameset, iframe") != null);
        note(
                PageTrait.OWN_FRAMES,
                page.select("frame[src], iframe[src]").stream().anyMatch(this::isOwnFrame));
        footers();
        note(
                PageTrait.LEFT_BY_SCRIPT,
                scripts.stream()
                        .anyMatch(script -> LEAVING.matcher(script.data()).find()));
        note(PageTrait.REFRESH, isRefreshed());
        return new PageContent(
                title,
                List.copyOf(pieces),
                List.copyOf(links),
                seenCharacters(),
                scripts.size(),
                page.select("img, canvas, object, embed, input[type=image]").size(),
                Set.copyOf(traits));
    }

    private void note(PageTrait trait, boolean has) {
        if (has) {
            traits.add(trait);
        }
    }

    /** Frames of other sites are advertisements, maps and films. */
    private boolean isOwnFrame(Element frame) {
        return !isHidden(frame) && host(frame.absUrl("src")).equals(host(page.baseUri()));
    }

    private static String host(String url) {
        var found = HOST.matcher(url);
        return found.find() ? found.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || HIDING.matcher(element.attr("style")).find();
    }

    private boolean isWithin(int length, int most) {
        if (length > most) {
            traits.add(PageTrait.CUT);
        }
        return length <= most;
    }

    /** Deeper than a page that a person wrote, nothing more is read. */
    private void walk(Node node, boolean hidden, int depth) {
        if (node == null || !isWithin(depth, DEEPEST)) {
            return;
        }
        if (node instanceof TextNode text) {
            open.append(text.getWholeText());
        } else if (node instanceof Element element && !SILENT.contains(element.normalName())) {
            var isHidden = hidden || isHidden(element);
            var isBlock = BLOCKS.contains(element.normalName()) || isHidden != hidden;
            if (isBlock) {
                close(hidden);
            }
            if (element.normalName().equals("br")) {
                open.append(' ');
            }
            element.childNodes().forEach(child -> walk(child, isHidden, depth + 1));
            if (isBlock) {
                close(isHidden);
            }
            if (element.hasAttr("alt")) {
                add(isHidden ? PagePlace.HIDDEN : PagePlace.ALT, element.attr("alt"));
            }
        }
    }

    private void close(boolean hidden) {
        add(hidden ? PagePlace.HIDDEN : PagePlace.TEXT, open.toString());
        open.setLength(0);
    }

    private void add(PagePlace place, String text) {
        var normal = within(text);
        if (!normal.isEmpty()) {
            pieces.add(new PagePiece(place, normal));
            room -= normal.length();
        }
    }

    /** The normal form, as far as there is room for it. */
    private String within(String text) {
        var normal = new StringBuilder();
        for (var from = 0; from < text.length() && normal.length() <= room; from += SLICE) {
            normal.append(NormalText.of(text.substring(from, Math.min(text.length(), from + SLICE))));
        }
        if (!isWithin(normal.length(), room)) {
            normal.setLength(room);
        }
        return normal.toString().strip();
    }

    private void link(Element element) {
        var href = element.hasAttr("href") ? element.attr("href").strip() : "";
        var lower = href.toLowerCase(Locale.ROOT);
        var isScripted = element.hasAttr("onclick")
                || element.hasAttr("data-href")
                || lower.startsWith("javascript:") && !lower.contains("void");
        if (isWithin(links.size() + 1, MOST_LINKS)) {
            var text = new StringBuilder();
            beginning(element, text, 0);
            links.add(new PageLink(
                    href.isEmpty() || href.length() > LONGEST_LINK ? "" : element.absUrl("href"),
                    NormalText.of(text.toString()).strip(),
                    isScripted,
                    element.hasAttr("href") && isDrawn(element, 0)));
        }
    }

    /** Elements can be nested, so all texts of all links could be the page many times over. */
    private static void beginning(Node node, StringBuilder text, int depth) {
        if (text.length() > LONGEST_LINK_TEXT || depth > DEEPEST_LINK) {
            return;
        }
        if (node instanceof TextNode words) {
            append(text, words.getWholeText());
        } else if (node instanceof Element element) {
            append(text, element.attr("alt"));
            for (var at = 0; at < Math.min(element.childNodeSize(), MOST_LINK_PARTS); at++) {
                beginning(element.childNode(at), text, depth + 1);
            }
        }
    }

    private static boolean isDrawn(Node node, int depth) {
        if (node instanceof Element element && element.is(DRAWN)) {
            return true;
        }
        return depth < DEEPEST_LINK
                && node.childNodes().stream().limit(MOST_LINK_PARTS).anyMatch(child -> isDrawn(child, depth + 1));
    }

    private static void append(StringBuilder text, String more) {
        text.append(more, 0, Math.min(more.length(), LONGEST_LINK_TEXT));
    }

    private int seenCharacters() {
        return pieces.stream()
                .filter(piece -> piece.place() == PagePlace.TEXT)
                .mapToInt(piece -> BLANKS.matcher(piece.text()).replaceAll("").length())
                .sum();
    }

    private void footers() {
        var all = page.select(FOOTERS);
        var last = all.subList(Math.max(0, all.size() - MOST_FOOTERS), all.size());
        var textless = last.stream().filter(ReadPage::isTextless).toList();
        note(PageTrait.EMPTY_FOOTER, textless.stream().anyMatch(one -> one.selectFirst("img") == null));
        note(
                PageTrait.DRAWN_FOOTER,
                textless.size() == last.size() && textless.stream().anyMatch(one -> one.selectFirst(DRAWN) != null));
    }

    /** Texts of drawings are drawn. */
    private static boolean isTextless(Element footer) {
        return footer.stream().noneMatch(one -> !one.ownText().isBlank() && one.closest("svg, canvas") == null);
    }

    /** A refresh for browsers without scripts is not what a visitor sees. */
    private boolean isRefreshed() {
        return page.select("meta[http-equiv][content]").stream()
                .filter(meta -> meta.attr("http-equiv").strip().equalsIgnoreCase("refresh"))
                .filter(meta -> meta.closest("noscript") == null)
                .anyMatch(meta -> leads(meta.attr("content")));
    }

    /** Whether a refresh leads to another address; its value in the header of the same name is written alike. */
    static boolean leads(String refresh) {
        return REFRESH.matcher(refresh).matches();
    }

    /** Scripts write Chinese with and without escapes, and blanks as entities. */
    private static String unescaped(String script) {
        return ESCAPED.matcher(script)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                .replace("&nbsp;", " ");
    }
}
