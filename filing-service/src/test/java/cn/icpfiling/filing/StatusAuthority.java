package cn.icpfiling.filing;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An authority that only answers what is filed, over its real envelope; by the first label of the domain. A certificate that
 * begins with {@link Applicant#FILED_IN_SHANGHAI} and six digits is a subject that another provider filed under these digits,
 * and a domain {@code at-<digits>-} is its service.
 */
public final class StatusAuthority {

    private static final Charset GBK = Charset.forName("GBK");
    private static final Pattern CONDITION = Pattern.compile("<queryCondition>([^<]*)<");
    private static final Pattern ELSEWHERE = Pattern.compile("^(?:" + Applicant.FILED_IN_SHANGHAI + "|at-)(\\d{6})");
    private static final Pattern PASSWORD = Pattern.compile("<bamm>([^<]*)<");
    private static final String VERIFY = "isp_verifybamm";
    private static final String METHOD = "isp_querybeianstatus";

    private static final Map<String, String> REGISTER = new ConcurrentHashMap<>();
    public static final String SILENT = "silent";
    public static final String RIGHT_PASSWORD = "a2b3c4d5";

    private StatusAuthority() {}

    /** Writes down what is answered to a condition: the condition on the first line, the answer below. */
    public static void register(HttpExchange exchange) throws IOException {
        var written = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var cut = written.indexOf('\n');
        REGISTER.put(written.substring(0, cut), written.substring(cut + 1));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    public static void serve(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), GBK);
        var password = PASSWORD.matcher(body);
        if (password.find()) {
            reply(exchange, VERIFY, verified(password.group(1)));
            return;
        }
        var condition = CONDITION.matcher(body);
        var asked = condition.find() ? condition.group(1) : "";
        var answer = asked.startsWith("authoritydown-") || SILENT.equals(REGISTER.get(asked))
                ? "<return><msg_code>99</msg_code><msg>busy</msg></return>"
                : "<return><msg_code>0</msg_code><msg>ok</msg><beianInfo>" + zipped(items(asked))
                        + "</beianInfo></return>";
        reply(exchange, METHOD, answer);
    }

    /** A filing password says itself what it is. */
    private static String verified(String password) {
        return switch (password) {
            case RIGHT_PASSWORD -> "<return><msg_code>0</msg_code><msg>ok</msg><VerifyRes>0</VerifyRes></return>";
            case SILENT -> "<return><msg_code>99</msg_code><msg>busy</msg></return>";
            default -> "<return><msg_code>0</msg_code><msg>ok</msg><VerifyRes>1</VerifyRes></return>";
        };
    }

    private static void reply(HttpExchange exchange, String method, String answer) throws IOException {
        var bytes = envelope(method, answer).getBytes(GBK);
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=GBK");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** What a test wrote into the register stands; else the first label of a domain says what is filed. */
    private static String items(String asked) {
        var written = REGISTER.get(asked);
        if (written != null) {
            return written;
        }
        if (asked.startsWith("filed-elsewhere-")) {
            return """
                    <Item><Cxtjlx>0</Cxtjlx><Cxtj>%s</Cxtj><Wzmc>别人的网站</Wzmc><Ztbah>沪ICP备2025000001号</Ztbah>\
                    <Wzbah>沪ICP备2025000001号-1</Wzbah><Bazt>0</Bazt></Item>""".formatted(asked);
        }
        var elsewhere = ELSEWHERE.matcher(asked);
        if (elsewhere.find()) {
            return """
                    <Item><Wzmc>自己的网站</Wzmc><Ztbah>沪ICP备2025%1$s号</Ztbah><Wzbah>沪ICP备2025%1$s号-1</Wzbah><Bazt>0</Bazt></Item>""".formatted(elsewhere.group(1));
        }
        return asked.startsWith("blacklist-") ? "<Item><Bazt>2</Bazt></Item>" : "";
    }

    private static String zipped(String items) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("status.xml"));
            zip.write(("<Cxjg>" + items + "</Cxjg>").getBytes(GBK));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String envelope(String method, String answer) {
        return "<?xml version=\"1.0\" encoding=\"GBK\"?><soap:Envelope "
                + "xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><ns:" + method
                + "Response xmlns:ns=\"urn:isp\"><return>"
                + answer.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                + "</return></ns:" + method + "Response></soap:Body></soap:Envelope>";
    }
}
