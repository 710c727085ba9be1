package cn.icpfiling.documentation.html;

import cn.icpfiling.documentation.html.SitePage.Heading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Markdown of the site becomes HTML: links by name, tabs of code, notes, ids of headings. HTML in the source is refused,
 * so that no text can bring a script or a style.
 */
public final class Markdown {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Pattern ID = Pattern.compile("\\s*\\{#([a-z0-9-]+)}\\s*$");
    private static final Pattern TAB = Pattern.compile("(?:^|\\s)tab=(\\S+)");
    private static final Pattern TITLE = Pattern.compile("(?:^|\\s)title=\"([^\"]*)\"");
    private static final Pattern NOTE = Pattern.compile("^\\[!(NOTE|TIP|WARNING)]\\s*");
    private static final String SANDBOX = "sandbox:";
    private static final Pattern PAGE = Pattern.compile("([^#]*\\.md)(#.*)?");

    private final LinkTargets targets;
    private final Parser parser = Parser.builder().extensions(TABLES).build();

    public Markdown(LinkTargets targets) {
        this.targets = targets;
    }

    /** The HTML of a text, its headings, and its plain words for the search. */
    public record Rendered(String html, List<Heading> headings, String words) {}

    /** @param path the page's own path, from which relative links are read */
    public Rendered render(Language language, String path, String markdown) {
        var document = parser.parse(markdown);
        var headings = new ArrayList<Heading>();
        var renderer = HtmlRenderer.builder()
                .nodeRendererFactory(context -> new Own(context, language, path, headings))
                .extensions(TABLES)
                .build();
        return new Rendered(renderer.render(document), headings, words(document));
    }

    /** The plain text below a node. */
    private static String words(Node node) {
        var words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak line) {
                words.append(' ');
            }

            @Override
            public void visit(HardLineBreak line) {
                words.append(' ');
            }

            @Override
            protected void visitChildren(Node parent) {
                super.visitChildren(parent);
                if (parent instanceof org.commonmark.node.Block) {
                    words.append(' ');
                }
            }
        });
        return words.toString().strip();
    }

    /** The nodes whose HTML is not commonmark's own. */
    private final class Own implements NodeRenderer {

        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;
        private final Language language;
        private final String path;
        private final List<Heading> headings;
        private final Set<String> ids = new HashSet<>();

        Own(HtmlNodeRendererContext context, Language language, String path, List<Heading> headings) {
            this.context = context;
            this.html = context.getWriter();
            this.language = language;
            this.path = path;
            this.headings = headings;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(
                    org.commonmark.node.Heading.class,
                    FencedCodeBlock.class,
                    BlockQuote.class,
                    TableBlock.class,
                    Link.class,
                    Image.class,
                    HtmlBlock.class,
                    HtmlInline.class);
        }

        @Override
        public void render(Node node) {
            switch (node) {
                case org.commonmark.node.Heading heading -> heading(heading);
                case FencedCodeBlock code -> code(code);
                case BlockQuote quote -> quote(quote);
                case TableBlock table -> table(table);
                case Link link -> link(link);
                case Image image -> image(image);
                default -> throw new IllegalArgumentException(path + ": HTML in Markdown: " + node);
            }
        }

        private void heading(org.commonmark.node.Heading heading) {
            String id = null;
            if (heading.getLastChild() instanceof Text last) {
                var own = ID.matcher(last.getLiteral());
                if (own.find()) {
                    id = own.group(1);
                    last.setLiteral(last.getLiteral().substring(0, own.start()));
                }
            }
            var text = words(heading);
            if (heading.getLevel() < 2) {
                throw new IllegalArgumentException(
                        path + ": the title stands in the head; headings begin with ##: " + text);
            }
            if (id == null) {
                id = idOf(text);
            }
            if (!ids.add(id)) {
                throw new IllegalArgumentException(path + ": two headings have the id " + id);
            }
            if (heading.getLevel() <= 3) {
                headings.add(new Heading(heading.getLevel(), id, text));
            }
            html.line();
            html.raw("<h" + heading.getLevel() + " id=\"" + Html.text(id) + "\">");
            children(heading);
            html.raw("</h" + heading.getLevel() + ">");
            html.line();
        }

        private void code(FencedCodeBlock code) {
            var tab = tab(code);
            if (tab != null && tab(code.getPrevious()) == null) {
                html.raw("<div class=\"tabs\">\n");
            }
            if (tab != null) {
                html.raw("<div class=\"tab\" data-tab=\"" + Html.text(tab) + "\"><p class=\"tab-name\">"
                        + Html.text(tab) + "</p>\n");
            }
            html.raw(block(code.getInfo(), code.getLiteral()));
            if (tab != null) {
                html.raw("</div>\n");
            }
            if (tab != null && tab(code.getNext()) == null) {
                html.raw("</div>\n");
            }
        }

        private String block(String info, String literal) {
            var words = info == null ? "" : info.strip();
            var kind = words.isEmpty() ? "text" : words.split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
            var title = TITLE.matcher(words);
            return codeBlock(language, kind, title.find() ? title.group(1) : null, literal.stripTrailing());
        }

        private static String tab(Node node) {
            if (!(node instanceof FencedCodeBlock code) || code.getInfo() == null) {
                return null;
            }
            var tab = TAB.matcher(code.getInfo());
            return tab.find() ? tab.group(1) : null;
        }

        private void quote(BlockQuote quote) {
            if (quote.getFirstChild() instanceof Paragraph first && first.getFirstChild() instanceof Text text) {
                var note = NOTE.matcher(text.getLiteral());
                if (note.find()) {
                    var kind = note.group(1).toLowerCase(Locale.ROOT);
                    text.setLiteral(text.getLiteral().substring(note.end()));
                    if (text.getLiteral().isEmpty() && text.getNext() instanceof SoftLineBreak line) {
                        line.unlink();
                    }
                    html.raw("<div class=\"note note-" + kind + "\" role=\"note\"><p class=\"note-name\">"
                            + Html.text(language.word("note." + kind)) + "</p>\n");
                    children(quote);
                    html.raw("</div>\n");
                    return;
                }
            }
            html.raw("<blockquote>\n");
            children(quote);
            html.raw("</blockquote>\n");
        }

        private void table(TableBlock table) {
            html.raw("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"" + language.word("table")
                    + "\"><table>\n");
            children(table);
            html.raw("</table></div>\n");
        }

        private void link(Link link) {
            if (link.getDestination().startsWith(SANDBOX)) {
                // another host, which need not run and is elsewhere in each installation: told as on the first page,
                // and no link
                children(link);
                html.raw((link.getFirstChild() == null ? "" : " ")
                        + Html.code("$SANDBOX" + link.getDestination().substring(SANDBOX.length())));
                return;
            }
            var target = target(link.getDestination());
            html.raw("<a href=\"" + Html.text(target.address()) + "\"");
            if (target.address().startsWith("http")) {
                html.raw(" rel=\"noreferrer\" class=\"elsewhere\"");
            }
            html.raw(">");
            if (link.getFirstChild() == null) {
                html.raw(target.label());
            } else {
                children(link);
            }
            html.raw("</a>");
        }

        private LinkTargets.Target target(String destination) {
            if (destination.startsWith("https://") || destination.startsWith("#")) {
                return new LinkTargets.Target(destination, Html.text(destination));
            }
            var page = PAGE.matcher(destination);
            if (page.matches() && !destination.contains(":")) {
                var folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
                var resolved =
                        java.net.URI.create("/" + folder).resolve(page.group(1)).getPath();
                var there = resolved.substring(1).replaceAll("\\.md$", "").replaceAll("/index$", "");
                var anchor = page.group(2) == null ? "" : page.group(2);
                return new LinkTargets.Target(language.address(there) + anchor, Html.text(there));
            }
            var colon = destination.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException(path + ": a link to what? " + destination);
            }
            var kind = destination.substring(0, colon);
            try {
                return targets.target(language, kind, destination.substring(colon + 1));
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException(path + ": " + unknown.getMessage(), unknown);
            }
        }

        private void image(Image image) {
            var destination = image.getDestination();
            if (!destination.startsWith("diagram:")) {
                throw new IllegalArgumentException(path + ": a picture that is no diagram: " + destination);
            }
            html.raw(targets.diagram(language, destination.substring("diagram:".length())));
        }

        private void children(Node parent) {
            for (var child = parent.getFirstChild(); child != null; ) {
                var next = child.getNext();
                context.render(child);
                child = next;
            }
        }
    }

    /** A block of code that scrolls by itself and can be reached with the keyboard. */
    public static String codeBlock(Language language, String kind, String title, String code) {
        var label = title == null ? language.word("code") + (kind.equals("text") ? "" : " (" + kind + ")") : title;
        return "<figure class=\"code\">"
                + (title == null ? "" : "<figcaption>" + Html.text(title) + "</figcaption>")
                + "<pre tabindex=\"0\" role=\"group\" aria-label=\"" + Html.text(label) + "\"><code>"
                + Highlighter.html(kind.equals("sh") ? "bash" : kind, code) + "</code></pre></figure>\n";
    }

    /** An id of the words of a heading. */
    public static String idOf(String text) {
        var id = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return id.isEmpty() ? "part" : id;
    }
}
