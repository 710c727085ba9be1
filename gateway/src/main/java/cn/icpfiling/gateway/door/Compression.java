package cn.icpfiling.gateway.door;

import cn.icpfiling.gateway.pages.AcceptEncoding;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Locale;

/**
 * Decides which answers of services are compressed: those to a GET, of text, above 1 KiB, for callers who take gzip. Secrets and what a
 * caller has sent stand together only in answers to other methods (tokens, credentials), so these are never compressed (BREACH).
 *
 * <p>RFC 9110, 8.8.3.3: the compressed form has an ETag of its own, the service's with {@value #SUFFIX}. It stays a strong one, so that
 * If-Match goes on working: the suffix is taken off before the service sees it.
 */
final class Compression {

    static final String SUFFIX = "-gzip";
    static final int AT_LEAST = 1 << 10;

    private static final String END_OF_TAG = SUFFIX + "\"";
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final List<String> TEXT = List.of("json", "text/", "xml", "yaml", "csv", "javascript");

    private Compression() {}

    /** Whether the answer goes out compressed. Sets the headers by which caches tell its forms apart. */
    static boolean applies(
            HttpServerRequest caller, HttpClientResponse service, HttpServerResponse answer, boolean wanted) {
        if (service.statusCode() == 304) {
            answerUnchanged(caller, answer);
            return false;
        }
        if (!wanted || !isPossible(caller, service)) {
            return false;
        }
        answer.headers().add(HttpHeaders.VARY, "Accept-Encoding");
        return caller.version() != HttpVersion.HTTP_1_0
                && AcceptEncoding.takesGzip(caller.getHeader(HttpHeaders.ACCEPT_ENCODING));
    }

    /** Whether the answer has a compressed form, for those who take it. */
    private static boolean isPossible(HttpServerRequest caller, HttpClientResponse answer) {
        if (caller.method() != HttpMethod.GET || answer.statusCode() != 200) {
            return false;
        }
        var headers = answer.headers();
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return !headers.contains(HttpHeaders.CONTENT_ENCODING)
                && !headers.contains("Content-Range")
                && isText(headers.get(HttpHeaders.CONTENT_TYPE))
                && !forbidsChange(headers.get(HttpHeaders.CACHE_CONTROL))
                && (length == null || length.length() > 3 && Long.parseLong(length) >= AT_LEAST);
    }

    private static boolean isText(String type) {
        if (type == null) {
            return false;
        }
        var end = type.indexOf(';');
        var name = (end < 0 ? type : type.substring(0, end)).toLowerCase(Locale.ROOT);
        for (var text : TEXT) {
            if (name.contains(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean forbidsChange(String cacheControl) {
        return cacheControl != null && cacheControl.contains("no-transform");
    }

    /** Before the first byte of the compressed form. */
    static void announce(MultiMap headers) {
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        headers.set(HttpHeaders.CONTENT_ENCODING, GZIP);
        headers.remove(HttpHeaders.ACCEPT_RANGES);
        var tag = headers.get(HttpHeaders.ETAG);
        if (tag != null) {
            headers.set(HttpHeaders.ETAG, compressed(tag));
        }
    }

    /** A caller who knows the compressed form is told its tag, not that of the plain one. */
    private static void answerUnchanged(HttpServerRequest caller, HttpServerResponse answer) {
        var known = caller.getHeader(HttpHeaders.IF_NONE_MATCH);
        var tag = answer.headers().get(HttpHeaders.ETAG);
        if (known != null && tag != null && known.contains(compressed(tag))) {
            answer.putHeader(HttpHeaders.ETAG, compressed(tag));
        }
    }

    /** Returns the tags as the service knows them. */
    static String plain(String tags) {
        return tags.contains(END_OF_TAG) ? tags.replace(END_OF_TAG, "\"") : tags;
    }

    private static String compressed(String tag) {
        return tag.endsWith("\"") && tag.length() > 2 ? tag.substring(0, tag.length() - 1) + END_OF_TAG : tag;
    }
}
