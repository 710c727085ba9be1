package cn.icpfiling.filing.spotchecks;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads the data that the event does not have: the task's number and the authority's own words. */
@ApplicationScoped
class ShowSpotCheck {

    private final SpotCheckResults results;
    private final Sql sql;
    private final FieldCipher cipher;

    ShowSpotCheck(SpotCheckResults results, Sql sql, FieldCipher cipher) {
        this.results = results;
        this.sql = sql;
        this.cipher = cipher;
    }

    /** Decrypted, for services. The opinion is that on the newest result. */
    record SpotCheckWords(UUID spotCheckId, String task, String note, String opinion) {
        @Override
        public String toString() {
            return "SpotCheckWords[" + spotCheckId + "]";
        }
    }

    SpotCheckWords handle(UUID id) {
        var opinion = results.opinion(id);
        return sql.first(
                        row -> new SpotCheckWords(
                                id,
                                row.getString(1),
                                Optional.ofNullable(row.getBytes(2))
                                        .map(note -> cipher.decrypt(PassSpotCheck.TABLE, "note", id, note))
                                        .orElse(""),
                                opinion),
                        "SELECT task, note FROM spot_checks WHERE id = ?",
                        id)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
