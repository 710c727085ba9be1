package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Language;
import java.util.regex.Pattern;

/**
 * Makes the HTML part of a mail from its text, so both say the same and no value can bring markup. There are no pictures, scripts or
 * addresses of others, so no other server learns that the recipient reads the mail.
 */
final class MailHtml {

    private static final Pattern BLANK_LINES = Pattern.compile("\\n{2,}");
    private static final Pattern LINK = Pattern.compile("https?://[A-Za-z0-9./?=_%:&~+#-]+");

    private MailHtml() {}

    static String of(Language language, String provider, String subject, String text) {
        var body = new StringBuilder();
        for (var paragraph : BLANK_LINES.split(text.strip())) {
            body.append("<p>").append(linked(paragraph).replace("\n", "<br>\n")).append("</p>\n");
        }
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body style="margin:0;padding:24px;font-family:sans-serif;font-size:15px;line-height:1.6;color:#1f2328">
                <h1 style="font-size:18px">%s</h1>
                %s<p style="color:#59636e;font-size:13px">%s</p>
                </body>
                </html>
                """.formatted(
                        language == Language.ZH ? "zh-CN" : "en",
                        escaped(subject),
                        escaped(subject),
                        body,
                        escaped(foot(language, provider)));
    }

    private static String foot(Language language, String provider) {
        return language == Language.ZH
                ? provider + "备案服务。本邮件由系统自动发送，请勿回复。"
                : provider + ", filing service. This mail was sent automatically; please do not reply.";
    }

    private static String linked(String text) {
        var html = new StringBuilder();
        var links = LINK.matcher(text);
        var end = 0;
        while (links.find()) {
            var link = escaped(links.group());
            html.append(escaped(text.substring(end, links.start())));
            html.append("<a href=\"").append(link).append("\">").append(link).append("</a>");
            end = links.end();
        }
        return html.append(escaped(text.substring(end))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
