package cn.icpfiling.account.closing;

import cn.icpfiling.account.accounts.AccountView;
import cn.icpfiling.account.cases.OwnCaseView;
import cn.icpfiling.account.sessions.SessionRecord;
import cn.icpfiling.account.transfers.TransferView;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * Account, sessions, notices, cases of the support and transfers of a holder. Everything else, and older entries of these, the
 * holder reads at the paths of {@code elsewhere}.
 *
 * @param account with phone and mail in clear
 * @param cases with their messages, as the holder reads them
 * @param transfers with masked phones and names, as the holder reads them
 * @param complete false if older entries were left out
 * @param elsewhere paths of the data that the export does not have
 */
record OwnDataExport(
        Instant exportedAt,
        AccountView account,
        List<SessionRecord> sessions,
        List<ExportedNotice> notices,
        List<OwnCaseView> cases,
        List<TransferView> transfers,
        boolean complete,
        List<String> elsewhere) {

    @Override
    public String toString() {
        return "OwnDataExport";
    }

    /**
     * A notice as it was sent; one-time codes are not kept.
     *
     * @param unreadable true if address and text cannot be read any more and are empty; null for all others
     * @param fate as in {@code GET /notices}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExportedNotice(
            String notice,
            String channel,
            String address,
            String subject,
            String text,
            Boolean unreadable,
            String fate,
            Instant createdAt) {

        @Override
        public String toString() {
            return "ExportedNotice";
        }
    }
}
