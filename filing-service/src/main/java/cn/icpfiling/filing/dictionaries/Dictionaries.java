package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.offline.OfflineState;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.core.typecheck.FilingType;
import cn.icpfiling.filing.tables.NamedTables;
import cn.icpfiling.filing.tables.NamedTables.Form;
import cn.icpfiling.platform.problem.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All dictionaries by name. Each is made of the data that its rules read, and of no copy of it. */
@ApplicationScoped
class Dictionaries {

    private final Map<String, Dictionary> byName = new TreeMap<>();

    Dictionaries(OrderFacts.Book book, Texts texts) {
        NamedTables.ofTheForm().forEach(table -> add(FormTables.of(table, book.codes())));
        var contracts = NamedTables.ofContracts();
        contracts.forEach(table -> add(FormTables.of(table, book.codes())));
        var version = contracts.getFirst().version();
        add(RegionDictionary.of(book.codes().regions()));
        add(ReasonDictionary.of(texts, version));
        add(MaterialDictionary.of(book.codes(), texts, version));
        add(ofConstants("filing-types", "备案类型", "Results of type checks", FilingType.values(), texts, version));
        add(ofConstants("order-states", "订单状态", "States of orders", OrderState.values(), texts, version));
        add(ofConstants("order-acts", "订单操作", "Acts on orders", OrderAct.values(), texts, version));
        add(ofConstants(
                "offline-states",
                "线下注销状态",
                "States of offline deregistrations",
                OfflineState.values(),
                texts,
                version));
    }

    Collection<Dictionary> all() {
        return List.copyOf(byName.values());
    }

    Optional<Dictionary> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private void add(Dictionary dictionary) {
        if (byName.put(dictionary.name(), dictionary) != null) {
            throw new IllegalStateException("two dictionaries are named " + dictionary.name());
        }
    }

    /** Constants whose names are the same texts as in problems and pages. */
    private static Dictionary ofConstants(
            String name, String zh, String en, Enum<?>[] constants, Texts texts, LocalDate version) {
        var entries = Stream.of(constants)
                .map(constant -> named(constant, texts).entry())
                .toList();
        return new Dictionary(name, zh, en, Form.TEXT, version, "the contract of filing-service", entries);
    }

    static EntryDraft named(Enum<?> constant, Texts texts) {
        return new EntryDraft(
                constant.name(), word(texts, Locale.CHINESE, constant), word(texts, Locale.ENGLISH, constant));
    }

    private static String word(Texts texts, Locale language, Enum<?> constant) {
        return texts.text(language, constant.getDeclaringClass().getSimpleName() + "." + constant.name(), List.of());
    }
}
