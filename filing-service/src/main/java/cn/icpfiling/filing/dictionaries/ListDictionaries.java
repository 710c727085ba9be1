package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Lists the dictionaries as they are on a day. */
@ApplicationScoped
class ListDictionaries {

    private final Dictionaries dictionaries;
    private final Clock clock;

    ListDictionaries(Dictionaries dictionaries, Clock clock) {
        this.dictionaries = dictionaries;
        this.clock = clock;
    }

    /** @param on legal day; null for today */
    DictionaryList handle(LocalDate on) {
        var day = on == null ? LegalTime.dayOf(clock.instant()) : on;
        return new DictionaryList(dictionaries.all().stream()
                .map(dictionary -> dictionary.on(day))
                .map(DictionaryList.Item::of)
                .toList());
    }
}
