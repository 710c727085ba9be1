package cn.icpfiling.account.closing;

import cn.icpfiling.account.accounts.AccountView;
import cn.icpfiling.account.sessions.SessionRecord;
import java.time.Instant;
import java.util.List;

/**
 * Account, sessions and notices of a holder. Cases of the support, transfers, events and everything filed are not in it:
 * the holder reads them at the paths of {@code elsewhere}.
 *
 * @param account with phone and mail in clear
 * @param complete false if older sessions or notices were left out
 * @param elsewhere paths of the data that the export does not have
 */
record OwnDataExport(
        Instant exportedAt,
        AccountView account,
        List<SessionRecord> sessions,
        List<ExportedNotice> notices,
        boolean complete,
        List<String> elsewhere) {

    @Override
    public String toString() {
        return "OwnDataExport";
    }

    /** A notice as it was sent; one-time codes are not kept. */
    record ExportedNotice(
            String notice, String channel, String address, String subject, String text, Instant createdAt) {

        @Override
        public String toString() {
            return "ExportedNotice";
        }
    }
}
