package cn.icpfiling.account.phones;

import cn.icpfiling.platform.crypto.IndexedColumn;
import cn.icpfiling.platform.crypto.IndexedColumns;
import cn.icpfiling.platform.crypto.SealedColumn;
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
                        SealedColumn.of("account", "id", "phone"),
                        "phone_index",
                        null,
                        (phone, kind) -> phones.indexOf(phone)),
                new IndexedColumn(
                        SealedColumn.of("staff_login", "account_id", "mobile"),
                        "mobile_index",
                        null,
                        (mobile, kind) -> phones.indexOf(mobile)));
    }
}
