package cn.icpfiling.platform.testkit.rest;

import io.restassured.http.Headers;

/** A response, read whole. */
public final class Response {
    private final int status;
    private final Headers headers;
    private final byte[] body;
    private JsonPath json;

    Response(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public ValidatableResponse then() {
        return new ValidatableResponse(this);
    }

    /** This response, for who reads {@code extract().response()}. */
    public Response response() {
        return this;
    }

    public Response body() {
        return this;
    }

    public Response getBody() {
        return this;
    }

    public int statusCode() {
        return status;
    }

    public int getStatusCode() {
        return status;
    }

    /** The first header of this name, or null. */
    public String header(String name) {
        return headers.getValue(name);
    }

    public String getHeader(String name) {
        return header(name);
    }

    public Headers headers() {
        return headers;
    }

    public Headers getHeaders() {
        return headers;
    }

    /** The header, or null. */
    public String contentType() {
        return header("Content-Type");
    }

    public String getContentType() {
        return contentType();
    }

    public String asString() {
        return new String(body, RequestSpecification.charsetOf(contentType()));
    }

    public byte[] asByteArray() {
        return body.clone();
    }

    public synchronized JsonPath jsonPath() {
        if (json == null) {
            json = new JsonPath(asString());
        }
        return json;
    }

    /** @throws ClassCastException where the caller expects another type */
    public <T> T path(String path) {
        return jsonPath().get(path);
    }
}
