package cn.icpfiling.platform.problem;

/** The problems that any module may return. */
public enum CommonProblem implements ProblemType {
    MALFORMED_REQUEST(400),
    INVALID_FIELD(400),
    INVALID_CURSOR(400),
    IDEMPOTENCY_KEY_MISSING(400),
    UNAUTHENTICATED(401),
    TOKEN_REVOKED(401),
    TOKEN_OF_OTHER_ENVIRONMENT(401),
    TOKEN_OF_OTHER_NETWORK(401),
    STEP_UP_REQUIRED(401),
    FORBIDDEN(403),
    SCOPE_MISSING(403),
    MEMBER_RIGHT_MISSING(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TOO_SLOW(408),
    ACT_NOT_ALLOWED(409),
    CONFLICT(409),
    IDEMPOTENCY_KEY_IN_USE(409),
    PRECONDITION_FAILED(412),
    BODY_TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    RULES_BROKEN(422),
    IDEMPOTENCY_KEY_REUSED(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    HEADERS_TOO_LARGE(431),
    TOO_MANY_TRANSFERS(429),
    INTERNAL(500),
    UPSTREAM_UNAVAILABLE(503),
    SERVICE_UNAVAILABLE(503),
    SERVICE_BUSY(503),
    UPSTREAM_TIMEOUT(504);

    private final int status;

    CommonProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public boolean tellsHowMany() {
        return this == INVALID_FIELD || this == RULES_BROKEN;
    }
}
