package cn.icpfiling.gateway.pages;

import cn.icpfiling.gateway.contract.PublishedContract;
import cn.icpfiling.gateway.contract.PublishedFile;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.problem.Language;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The gateway's own content: the contracts and the documentation. */
@Singleton
public final class Pages {

    private static final String NOTHING_FROM_ELSEWHERE = "default-src 'none'; frame-ancestors 'none'";
    private static final String ROOT = "/";
    private static final String DOCS = "/docs";

    private final Contract openApi;
    private final Contract asyncApi;
    private final StaticSite site;

    Pages(PublishedContract contract, StaticSite site) {
        openApi = Contract.of(contract.yaml(), contract.json());
        asyncApi = Contract.of(contract.webhooksYaml(), contract.webhooksJson());
        this.site = site;
    }

    /** Prepares the response to one of the gateway's own operations and returns the body to send, if there is one. */
    public Optional<Buffer> answer(RoutingContext request) {
        var path = request.request().path();
        if (path.equals("/openapi")) {
            return shown(openApi.in(request), request);
        }
        if (path.equals("/asyncapi")) {
            return shown(asyncApi.in(request), request);
        }
        var page = site.at(path);
        return page.isPresent() ? shown(page.get(), request) : led(path, request);
    }

    private static Optional<Buffer> shown(Page page, RoutingContext request) {
        var asked = request.request();
        var form = page.formFor(asked.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var response = request.response();
        response.putHeader(HttpHeaders.ETAG, form.etag());
        response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        response.putHeader(HttpHeaders.CACHE_CONTROL, page.caching());
        response.putHeader("Content-Security-Policy", page.policy());
        if (page.isKnownBy(asked.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304);
            return Optional.empty();
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, page.mediaType());
        if (form == page.compressed()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        var bytes = form.bytes();
        response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(bytes.length()));
        return asked.method() == HttpMethod.HEAD ? Optional.empty() : Optional.of(bytes);
    }

    /** A contract in both forms. */
    private record Contract(Page yaml, Page json) {

        static Contract of(PublishedFile yaml, PublishedFile json) {
            return new Contract(
                    Page.of(yaml, "application/yaml", NOTHING_FROM_ELSEWHERE),
                    Page.of(json, "application/json", NOTHING_FROM_ELSEWHERE));
        }

        Page in(RoutingContext request) {
            return switch (request.request().getParam("format", "yaml")) {
                case "yaml" -> yaml;
                case "json" -> json;
                default ->
                    throw new ProblemException(CommonProblem.INVALID_FIELD, 1)
                            .with(List.of(
                                    Violation.of("/query/format", "UNKNOWN_VALUE", null, List.of("json", "yaml"))));
            };
        }
    }

    /**
     * An address without a language leads to the caller's: that of the home page, and of every page, as a problem's
     * {@code help} names it. The address is the only thing that remembers a language.
     */
    private Optional<Buffer> led(String path, RoutingContext request) {
        var response = request.response();
        if (!path.equals(ROOT) && !path.equals(DOCS) && !path.startsWith(DOCS + "/")) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        var language = Language.of(request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                .getLanguage();
        var target = DOCS + "/" + language + (path.equals(ROOT) ? "" : path.substring(DOCS.length()));
        if (site.at(target).isEmpty()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        response.setStatusCode(302);
        response.putHeader(HttpHeaders.LOCATION, target);
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        return Optional.empty();
    }
}
