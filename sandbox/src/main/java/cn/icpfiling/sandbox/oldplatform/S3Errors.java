package cn.icpfiling.sandbox.oldplatform;

import jakarta.ws.rs.core.Response;

/** Refusals in the form of the S3 API. */
final class S3Errors {

    private S3Errors() {}

    static Response error(int status, String code, String message) {
        return Response.status(status)
                .type("application/xml")
                .entity(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>"
                                .formatted(code, message))
                .build();
    }

    static Response wrongSignature() {
        return error(403, "SignatureDoesNotMatch", "The request is not signed with the key of this bucket.");
    }

    static Response noSuchKey() {
        return error(404, "NoSuchKey", "The specified key does not exist.");
    }
}
