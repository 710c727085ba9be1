package cn.icpfiling.verification.sources;

import java.time.Instant;

/**
 * The evidence of one question.
 *
 * @param address host and port, or the version of a list; never a URL, which would carry the question
 * @param raw the answer as it came, null when none did; holds personal data
 */
public record Asked(SourceKind source, String address, Instant askedAt, AnswerKind answer, String raw) {

    @Override
    public String toString() {
        return source + " " + address + " " + answer;
    }
}
