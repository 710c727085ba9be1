package cn.icpfiling.platform.testkit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request that is being written. It may be sent more than once; sending does not change it.
 *
 * <p>Paths and values are given unencoded, unless {@link #urlEncodingEnabled} says otherwise.
 */
public final class RequestSpecification {
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

    /** A second value replaces the first; every other header is sent as often as it was given. */
    private static final Set<String> SINGLE = Set.of("accept", "content-type");

    private final List<Header> headers = new ArrayList<>();
    private final List<Map.Entry<String, String>> query = new ArrayList<>();
    private final List<Map.Entry<String, String>> form = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();
    private Object body;
    private Integer port;
    private boolean encoded = true;
    private boolean followRedirects = true;

    RequestSpecification() {}

    public RequestSpecification given() {
        return this;
    }

    public RequestSpecification when() {
        return this;
    }

    public RequestSpecification and() {
        return this;
    }

    public RequestSpecification auth() {
        return this;
    }

    public RequestSpecification preemptive() {
        return this;
    }

    public RequestSpecification basic(String user, String password) {
        var both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return authorization("Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** A bearer token. */
    public RequestSpecification oauth2(String token) {
        return authorization("Bearer " + token);
    }

    private RequestSpecification authorization(String value) {
        headers.removeIf(header -> "Authorization".equalsIgnoreCase(header.getName()));
        return header("Authorization", value);
    }

    public RequestSpecification header(String name, Object value, Object... more) {
        if (SINGLE.contains(name.toLowerCase(Locale.ROOT))) {
            headers.removeIf(header -> header.getName().equalsIgnoreCase(name));
        }
        headers.add(new Header(name, String.valueOf(value)));
        Arrays.stream(more).forEach(next -> headers.add(new Header(name, String.valueOf(next))));
        return this;
    }

    public RequestSpecification headers(Map<String, ?> values) {
        values.forEach(this::header);
        return this;
    }

    public RequestSpecification headers(Headers values) {
        values.forEach(header -> header(header.getName(), header.getValue()));
        return this;
    }

    public RequestSpecification contentType(String type) {
        return header("Content-Type", type);
    }

    public RequestSpecification contentType(ContentType type) {
        return contentType(type.toString());
    }

    public RequestSpecification accept(String types) {
        return header("Accept", types);
    }

    public RequestSpecification accept(ContentType type) {
        return accept(type.getAcceptHeader());
    }

    /** A text or bytes are sent as they are; every other value is written as JSON. */
    public RequestSpecification body(Object value) {
        body = value;
        return this;
    }

    /** A value for the place of this name in the path. */
    public RequestSpecification pathParam(String name, Object value) {
        places.put("{" + name + "}", Encoding.value(String.valueOf(value)));
        return this;
    }

    public RequestSpecification queryParam(String name, Object... values) {
        add(query, name, values);
        return this;
    }

    public RequestSpecification queryParams(Map<String, ?> values) {
        values.forEach(this::queryParam);
        return this;
    }

    public RequestSpecification formParam(String name, Object... values) {
        add(form, name, values);
        return this;
    }

    /** Adds what another request says. */
    public RequestSpecification spec(RequestSpecification other) {
        headers.addAll(other.headers);
        query.addAll(other.query);
        form.addAll(other.form);
        places.putAll(other.places);
        body = other.body == null ? body : other.body;
        port = other.port == null ? port : other.port;
        return this;
    }

    public RequestSpecification port(int value) {
        port = value;
        return this;
    }

    /** @param wanted false where the path is already encoded */
    public RequestSpecification urlEncodingEnabled(boolean wanted) {
        encoded = wanted;
        return this;
    }

    public RequestSpecification redirects() {
        return this;
    }

    public RequestSpecification follow(boolean wanted) {
        followRedirects = wanted;
        return this;
    }

    public Response get(String path, Object... values) {
        return request("GET", path, values);
    }

    public Response head(String path, Object... values) {
        return request("HEAD", path, values);
    }

    public Response options(String path, Object... values) {
        return request("OPTIONS", path, values);
    }

    public Response post(String path, Object... values) {
        return request("POST", path, values);
    }

    public Response put(String path, Object... values) {
        return request("PUT", path, values);
    }

    public Response patch(String path, Object... values) {
        return request("PATCH", path, values);
    }

    public Response delete(String path, Object... values) {
        return request("DELETE", path, values);
    }

    /** @param values stand for the places in braces of the path, in their order */
    public Response request(String method, String path, Object... values) {
        var uri = uri(path, values);
        var sent = new ArrayList<>(headers);
        var content = content(sent);
        var response = Wire.send(method, uri, sent, content, followRedirects);
        var type = typeOf(sent);
        var text = body instanceof byte[] || content == null ? "" : new String(content, charsetOf(type));
        Rest.tell(new Exchange(method, uri, type, text, response));
        return response;
    }

    private static void add(List<Map.Entry<String, String>> pairs, String name, Object... values) {
        Arrays.stream(values)
                .flatMap(value -> value instanceof Collection<?> several ? several.stream() : Stream.of(value))
                .forEach(value -> pairs.add(Map.entry(name, String.valueOf(value))));
    }

    /** The body's bytes; adds the media type where the test named none. */
    private byte[] content(List<Header> sent) {
        if (body == null && form.isEmpty()) {
            return null;
        }
        var type = Optional.ofNullable(typeOf(sent)).orElseGet(() -> {
            var usual = body == null
                    ? "application/x-www-form-urlencoded"
                    : body instanceof byte[]
                            ? "application/octet-stream"
                            : body instanceof String ? "text/plain; charset=UTF-8" : "application/json";
            sent.add(new Header("Content-Type", usual));
            return usual;
        });
        return switch (body) {
            case null -> pairs(form).getBytes(StandardCharsets.US_ASCII);
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(charsetOf(type));
            default -> json().getBytes(charsetOf(type));
        };
    }

    private String json() {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String typeOf(List<Header> headers) {
        return headers.stream()
                .filter(header -> "Content-Type".equalsIgnoreCase(header.getName()))
                .map(Header::getValue)
                .findFirst()
                .orElse(null);
    }

    static Charset charsetOf(String type) {
        var named = CHARSET.matcher(type == null ? "" : type);
        return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    }

    private URI uri(String path, Object... values) {
        var filled = places.isEmpty()
                ? filled(path, values)
                : PLACEHOLDER.matcher(path).replaceAll(place -> Matcher.quoteReplacement(places.get(place.group())));
        var mark = filled.indexOf('?');
        var way = mark < 0 ? filled : filled.substring(0, mark);
        var asked = mark < 0 ? "" : filled.substring(mark + 1);
        if (encoded && !asked.isEmpty()) {
            asked = Arrays.stream(asked.split("&"))
                    .map(pair -> Arrays.stream(pair.split("=", 2))
                            .map(Encoding::value)
                            .collect(Collectors.joining("=")))
                    .collect(Collectors.joining("&"));
        }
        if (!query.isEmpty()) {
            asked += (asked.isEmpty() ? "" : "&") + pairs(query);
        }
        return URI.create((way.startsWith("http://") || way.startsWith("https://") ? "" : base())
                + way
                + (asked.isEmpty() && mark < 0 ? "" : "?" + asked));
    }

    /** The path with its values; the values are encoded whole, the path around them by its parts. */
    private String filled(String path, Object... values) {
        var mark = path.indexOf('?');
        var whole = new StringBuilder();
        var place = PLACEHOLDER.matcher(path);
        var from = 0;
        for (var value : values) {
            if (!place.find()) {
                throw new IllegalArgumentException("More values than places in " + path);
            }
            whole.append(part(path, from, place.start(), mark));
            var text = String.valueOf(value);
            whole.append(encoded && (mark < 0 || place.start() < mark) ? Encoding.value(text) : text);
            from = place.end();
        }
        return whole.append(part(path, from, path.length(), mark)).toString();
    }

    private String part(String path, int from, int to, int mark) {
        if (!encoded || mark >= 0 && from > mark) {
            return path.substring(from, to);
        }
        var end = mark < 0 ? to : Math.min(to, mark);
        return Encoding.path(path.substring(from, end)) + path.substring(end, to);
    }

    private static String pairs(List<Map.Entry<String, String>> pairs) {
        return pairs.stream()
                .map(pair -> Encoding.value(pair.getKey()) + "=" + Encoding.value(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    private String base() {
        return port == null && RestAssured.port < 0
                ? RestAssured.baseURI
                : RestAssured.baseURI + ":" + (port == null ? RestAssured.port : port);
    }
}
