package cn.icpfiling.account.phones;

import java.util.Set;

/** Phones for tests of other packages that only read numbers. */
public final class MadePhones {

    private MadePhones() {}

    public static Phones ofTheMainland() {
        return new Phones(null, null, Set.of("CN"));
    }
}
