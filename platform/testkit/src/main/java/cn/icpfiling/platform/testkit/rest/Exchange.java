package cn.icpfiling.platform.testkit.rest;

import java.net.URI;

/**
 * A request and its response.
 *
 * @param requestType the media type of the request's body, or null
 * @param requestBody the request's body as text; empty without a body or when it is not text
 */
public record Exchange(String method, URI uri, String requestType, String requestBody, Response response) {}
