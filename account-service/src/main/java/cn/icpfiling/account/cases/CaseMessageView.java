package cn.icpfiling.account.cases;

import java.time.Instant;

/** A message in clear, for the holder of the case and in a reveal. */
public record CaseMessageView(boolean bySupport, String text, Instant writtenAt) {

    @Override
    public String toString() {
        return "CaseMessageView[" + writtenAt + "]";
    }
}
