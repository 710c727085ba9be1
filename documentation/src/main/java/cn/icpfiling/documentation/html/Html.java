package cn.icpfiling.documentation.html;

/** Writes text into HTML. */
public final class Html {

    private Html() {}

    /** Text of an element or of a quoted attribute. */
    public static String text(String plain) {
        var out = new StringBuilder(plain.length() + 16);
        for (var i = 0; i < plain.length(); i++) {
            var c = plain.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    public static String code(String plain) {
        return "<code>" + text(plain) + "</code>";
    }

    /** Text in which what stands between backticks is code, as in the descriptions of contracts. */
    public static String withCode(String plain) {
        return text(plain).replaceAll("`([^`]+)`", "<code>$1</code>");
    }

    public static String link(String address, String html) {
        return "<a href=\"" + text(address) + "\">" + html + "</a>";
    }

    /** A table that scrolls by itself where the screen is narrow. */
    public static String table(String label, String rows) {
        return "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"" + text(label) + "\"><table>\n" + rows
                + "</table></div>\n";
    }

    public static String row(String... cells) {
        return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>\n";
    }

    public static String head(String... cells) {
        return "<thead><tr><th scope=\"col\">" + String.join("</th><th scope=\"col\">", cells) + "</th></tr></thead>\n";
    }
}
