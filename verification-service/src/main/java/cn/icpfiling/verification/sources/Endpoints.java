package cn.icpfiling.verification.sources;

import java.net.URI;
import java.util.Optional;

/** Builds URLs below a configured one, and maps HTTP statuses to kinds of answer. */
final class Endpoints {

    private Endpoints() {}

    static URI under(URI base, String path) {
        var text = base.toString();
        return URI.create(text.endsWith("/") ? text + path : text + "/" + path);
    }

    /** Parses a URL from a foreign record; empty if it is not a web address. */
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
            // The address has no such endpoint, which says nothing about the subject of the question.
            case 404 -> AnswerKind.UNREADABLE;
            case 429 -> AnswerKind.BUSY;
            default -> AnswerKind.UNREACHABLE;
        };
    }
}
