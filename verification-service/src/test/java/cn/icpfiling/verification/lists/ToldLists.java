package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.rules.RegistrarList;
import cn.icpfiling.verification.core.rules.TldList;
import java.time.LocalDate;

/** Lists that are what a test tells them. */
public final class ToldLists {

    private ToldLists() {}

    public static ApprovedLists of(TldList tlds, RegistrarList registrars) {
        return new ApprovedLists(null, null, null) {
            @Override
            public ListsInForce on(LocalDate day) {
                return new ListsInForce(1, tlds, 1, registrars);
            }
        };
    }
}
