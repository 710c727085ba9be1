package cn.icpfiling.verification.sources;

import java.net.URI;
import java.util.Optional;

/** Addresses below a configured one, and what a status says about the question. */
final class Endpoints {

    private Endpoints() {}

    static URI under(URI base, String path) {
        var text = base.toString();
        return URI.create(text.endsWith("/") ? text + path : text + "/" + path);
    }

    /** An address that a stranger wrote; empty when it is none of the web. */
    static Optional<URI> web(String text) {
        try {
            return Optional.of(URI.create(text.strip())).filter(RdapClient::isWeb);
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    static AnswerKind kind(BoundedHttp.Answered answered, boolean readable) {
        return switch (answered.status()) {
            case 200 -> readable ? AnswerKind.ANSWERED : AnswerKind.UNREADABLE;
            case 404 -> answered.contentType().contains("json") ? AnswerKind.NOT_FOUND : AnswerKind.UNREADABLE;
            case 429 -> AnswerKind.BUSY;
            default -> AnswerKind.UNREACHABLE;
        };
    }
}
