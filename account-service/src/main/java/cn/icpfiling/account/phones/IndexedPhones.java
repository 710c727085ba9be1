package cn.icpfiling.account.phones;

import cn.icpfiling.platform.crypto.EncryptedColumn;
import cn.icpfiling.platform.crypto.IndexedColumn;
import cn.icpfiling.platform.crypto.IndexedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Names the blind-index columns of this service; all of them index phone numbers. */
@ApplicationScoped
class IndexedPhones implements IndexedColumns {
    private final Phones phones;

    IndexedPhones(Phones phones) {
        this.phones = phones;
    }

    @Override
    public List<IndexedColumn> pairs() {
        return List.of(
                new IndexedColumn(
                        EncryptedColumn.of("accounts", "id", "phone"),
                        "phone_index",
                        null,
                        (phone, kind) -> phones.indexOf(phone)),
                new IndexedColumn(
                        EncryptedColumn.of("members", "id", "phone"),
                        "phone_index",
                        null,
                        (phone, kind) -> phones.indexOf(phone)),
                new IndexedColumn(
                        EncryptedColumn.of("staff_logins", "account_id", "mobile"),
                        "mobile_index",
                        null,
                        (mobile, kind) -> phones.indexOf(mobile)));
    }
}
