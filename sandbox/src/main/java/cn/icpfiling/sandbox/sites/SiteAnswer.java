package cn.icpfiling.sandbox.sites;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Writes the answer of a demo site to its connection. Every answer closes the connection. */
final class SiteAnswer {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String HTML = "Content-Type: text/html; charset=utf-8\r\n";
    private static final int BLOCK = 64 * 1024;
    private static final int HUGE_BLOCKS = 1024;
    private static final int BOMB_BLOCKS = 4096;
    private static final int SLOWEST_BYTES = 600;
    private static final long SLOW_MILLIS = 500;

    private final OutputStream out;

    SiteAnswer(OutputStream out) {
        this.out = out;
    }

    void page(DemoSite site, String path, String privateAddress) throws IOException {
        var text = PageText.of(site);
        switch (site.page()) {
            case REDIRECT_LOOP -> redirect(path.equals("/") ? "/again" : "/", text);
            case REDIRECT_PRIVATE -> redirect(privateAddress + "/followed/" + site.domain(), text);
            case HUGE_BODY -> huge(text);
            case GZIP_BOMB -> bomb(text);
            case SLOW_BODY -> slow(text);
            case WRONG_CHARSET -> whole("200 OK", HTML, text.getBytes(GBK));
            case UNAVAILABLE -> whole("503 Service Unavailable", HTML + "Retry-After: 60\r\n", bytes(text));
            default -> whole("200 OK", HTML, bytes(text));
        }
    }

    void plain(String status, String text) throws IOException {
        whole(status, "Content-Type: text/plain; charset=utf-8\r\n", bytes(text));
    }

    private void redirect(String location, String text) throws IOException {
        whole("302 Found", HTML + "Location: " + location + "\r\n", bytes(text));
    }

    private void whole(String status, String headers, byte[] body) throws IOException {
        head(status, headers + "Content-Length: " + body.length + "\r\n");
        out.write(body);
        out.flush();
    }

    /** Without a length: the end of the connection is the end of the body (RFC 9112, 6.3). */
    private void huge(String text) throws IOException {
        head("200 OK", HTML);
        out.write(bytes(text));
        var block = "<p>x</p>".repeat(BLOCK / 8).getBytes(StandardCharsets.US_ASCII);
        for (var i = 0; i < HUGE_BLOCKS; i++) {
            out.write(block);
        }
        out.flush();
    }

    private void bomb(String text) throws IOException {
        head("200 OK", HTML + "Content-Encoding: gzip\r\n");
        var packed = new GZIPOutputStream(out);
        packed.write(bytes(text));
        var block = new byte[BLOCK];
        for (var i = 0; i < BOMB_BLOCKS; i++) {
            packed.write(block);
        }
        packed.finish();
        out.flush();
    }

    private void slow(String text) throws IOException {
        head("200 OK", HTML);
        var bytes = bytes(text);
        for (var i = 0; i < SLOWEST_BYTES; i++) {
            out.write(i < bytes.length ? bytes[i] : ' ');
            out.flush();
            pause();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(SLOW_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the server stops", stopped);
        }
    }

    private void head(String status, String headers) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\n" + headers + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
