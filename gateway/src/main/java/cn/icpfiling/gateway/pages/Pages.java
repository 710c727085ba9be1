package cn.icpfiling.gateway.pages;

import cn.icpfiling.gateway.contract.PublishedContract;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gateway's own content: the contract and the page to read it. */
@Singleton
public final class Pages {

    private static final String NOTHING_FROM_ELSEWHERE = "default-src 'none'; frame-ancestors 'none'";
    private static final String OWN_SCRIPT_AND_STYLE = "default-src 'none'; script-src 'self'; connect-src 'self';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'";

    private final Page yaml;
    private final Page json;
    private final Map<String, Page> docs;

    Pages(PublishedContract contract) {
        yaml = Page.of(contract.yaml(), "application/yaml", NOTHING_FROM_ELSEWHERE);
        json = Page.of(contract.json(), "application/json", NOTHING_FROM_ELSEWHERE);
        docs = Map.of(
                "/docs", file("index.html", "text/html; charset=utf-8"),
                "/docs/start.js", file("start.js", "text/javascript; charset=utf-8"),
                "/docs/swagger-ui-bundle.js", file("swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
                "/docs/swagger-ui.css", file("swagger-ui.css", "text/css; charset=utf-8"));
    }

    /** Prepares the response to one of the gateway's own operations and returns the body to send, if there is one. */
    public Optional<Buffer> answer(RoutingContext request) {
        var page = page(request);
        var asked = request.request();
        var form = page.formFor(asked.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var response = request.response();
        response.putHeader(HttpHeaders.ETAG, form.etag());
        response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.putHeader("Content-Security-Policy", page.policy());
        if (page.isKnownBy(asked.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304);
            return Optional.empty();
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, page.mediaType());
        if (form == page.compressed()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.putHeader(
                HttpHeaders.CONTENT_LENGTH, String.valueOf(form.bytes().length()));
        return asked.method() == HttpMethod.HEAD ? Optional.empty() : Optional.of(form.bytes());
    }

    private Page page(RoutingContext request) {
        if (request.request().path().equals("/openapi")) {
            return switch (request.request().getParam("format", "yaml")) {
                case "yaml" -> yaml;
                case "json" -> json;
                default ->
                    throw new ProblemException(CommonProblem.INVALID_FIELD, 1)
                            .with(List.of(
                                    Violation.of("/query/format", "UNKNOWN_VALUE", null, List.of("json", "yaml"))));
            };
        }
        var page = docs.get(request.request().path());
        if (page == null) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return page;
    }

    private static Page file(String name, String mediaType) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream("pages/" + name)) {
            if (stream == null) {
                throw new FileNotFoundException("pages/" + name);
            }
            return Page.of(stream.readAllBytes(), mediaType, OWN_SCRIPT_AND_STYLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
