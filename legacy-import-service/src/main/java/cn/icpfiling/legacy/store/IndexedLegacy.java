package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.Certificates;
import cn.icpfiling.legacy.core.LegacyAccount;
import cn.icpfiling.legacy.core.LegacyLogins;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.EncryptedColumn;
import cn.icpfiling.platform.crypto.IndexedColumn;
import cn.icpfiling.platform.crypto.IndexedColumns;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Declares all pairs of columns of this service with a blind index. */
@ApplicationScoped
class IndexedLegacy implements IndexedColumns {
    private final BlindIndex index;

    IndexedLegacy(BlindIndex index) {
        this.index = index;
    }

    /** The certificates of both tables have one index, so that a statement can compare them. */
    @Override
    public List<IndexedColumn> pairs() {
        return List.of(
                new IndexedColumn(
                        EncryptedColumn.of("filed_holders", "subject_id", "certificate_number"),
                        "certificate_index",
                        "certificate_type",
                        this::ofCertificate),
                new IndexedColumn(
                        EncryptedColumn.of("legacy_filings", "id", "certificate_number"),
                        "certificate_index",
                        "certificate_type",
                        this::ofCertificate),
                new IndexedColumn(
                        EncryptedColumn.of("legacy_accounts", "id", "login"),
                        "login_index",
                        null,
                        (login, none) -> index.of(LegacyAccount.LOGIN, LegacyLogins.normalized(login))));
    }

    private BlindValue ofCertificate(String number, String type) {
        return index.of(Certificates.COLUMN, Certificates.normalized(Integer.parseInt(type), number));
    }
}
