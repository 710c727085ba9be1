package cn.icpfiling.legacy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A bucket by the S3 API: HeadObject, and GetObject with Range and If-Match. The version of an object is the digest of its bytes. */
public final class ExportsBucket implements HttpHandler {
    static final String NAME = "exports";
    static final String PATH = "/" + NAME + "/";

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final int CUT = 10;

    /** By key: the objects. */
    public final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    /** Keys whose SHA-256 the store knows. */
    public final Set<String> summed = ConcurrentHashMap.newKeySet();
    /** Keys that the store shows to no caller, and keys that it answers with an error of its own. */
    public final Set<String> forbidden = ConcurrentHashMap.newKeySet();

    public final Set<String> silent = ConcurrentHashMap.newKeySet();
    /** Keys of which the store sends a redirect to another host. */
    public final Set<String> moved = ConcurrentHashMap.newKeySet();
    /** How many ranges are cut off in the middle. */
    public final AtomicInteger cuts = new AtomicInteger();
    /** The ranges that were read. */
    public final List<String> reads = new CopyOnWriteArrayList<>();

    @Override
    public void handle(HttpExchange call) throws IOException {
        try (call) {
            var key = call.getRequestURI().getPath().substring(PATH.length());
            var object = objects.get(key);
            if (silent.contains(key)) {
                refused(call, 500, "InternalError");
            } else if (moved.contains(key)) {
                call.getResponseHeaders().set("Location", "http://169.254.169.254/latest/" + key);
                refused(call, 307, "TemporaryRedirect");
            } else if (forbidden.contains(key)) {
                refused(call, 403, "AccessDenied");
            } else if (object == null) {
                refused(call, 404, "NoSuchKey");
            } else {
                shown(call, key, object);
            }
        }
    }

    private void shown(HttpExchange call, String key, byte[] object) throws IOException {
        var etag = "\"" + HexFormat.of().formatHex(digest(object)).substring(0, 32) + "\"";
        var wanted = call.getRequestHeaders().getFirst("If-Match");
        if (wanted != null && !wanted.equals(etag)) {
            refused(call, 412, "PreconditionFailed");
            return;
        }
        call.getResponseHeaders().set("ETag", etag);
        if (call.getRequestMethod().equals("HEAD")) {
            if (summed.contains(key)) {
                call.getResponseHeaders()
                        .set("x-amz-checksum-sha256", Base64.getEncoder().encodeToString(digest(object)));
            }
            call.getResponseHeaders().set("Content-Length", Integer.toString(object.length));
            call.sendResponseHeaders(200, -1);
            return;
        }
        var range = RANGE.matcher(String.valueOf(call.getRequestHeaders().getFirst("Range")));
        if (!range.matches()) {
            call.sendResponseHeaders(200, object.length);
            call.getResponseBody().write(object);
            return;
        }
        reads.add(key + " " + range.group() + " " + (wanted != null));
        var from = Integer.parseInt(range.group(1));
        var to = Math.min(Integer.parseInt(range.group(2)), object.length - 1);
        call.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + object.length);
        call.sendResponseHeaders(206, to - from + 1L);
        if (cuts.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            call.getResponseBody().write(object, from, Math.min(CUT, to - from));
            call.getResponseBody().flush();
            return;
        }
        call.getResponseBody().write(Arrays.copyOfRange(object, from, to + 1));
    }

    private static void refused(HttpExchange call, int status, String code) throws IOException {
        var why = ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/xml");
        var isHead = call.getRequestMethod().equals("HEAD");
        call.sendResponseHeaders(status, isHead ? -1 : why.length);
        if (!isHead) {
            call.getResponseBody().write(why);
        }
    }

    static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts an object; returns its source. */
    public String put(String key, String text) {
        objects.put(key, text.getBytes(StandardCharsets.UTF_8));
        return "s3://" + NAME + "/" + key;
    }
}
