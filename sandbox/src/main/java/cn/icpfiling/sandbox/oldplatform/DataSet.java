package cn.icpfiling.sandbox.oldplatform;

import cn.icpfiling.sandbox.oldplatform.OldFilings.Names;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A set of old filings, accounts without a filing, and planted faults. The same arguments make the same bytes. */
final class DataSet {

    static final DataSet DEMO = new DataSet(
            DemoFiling.everything().size(),
            0,
            0,
            place -> DemoFiling.everything().get((int) place),
            null,
            0);

    /** Of the rows that are set aside only, so that they meet no number of a sound one. */
    private static final Region LHASA = new Region("54", "540100", "540102", "藏", "西藏自治区拉萨市城关区");

    private static final int SOUND_FILINGS_A_FAULT = 50;
    private static final int FILINGS_AN_ACCOUNT = 32;
    private static final int KINDS_OF_ACCOUNTS = 3;

    private final long filings;
    private final long accounts;
    private final long faults;
    private final LongFunction<OldFiling> filing;
    private final OldFilings invented;
    private final long first;

    private DataSet(
            long filings, long accounts, long faults, LongFunction<OldFiling> filing, OldFilings invented, long first) {
        this.filings = filings;
        this.accounts = accounts;
        this.faults = faults;
        this.filing = filing;
        this.invented = invented;
        this.first = first;
    }

    /** A filing for demonstrations, or a login, by the name of its domain; empty for a name that the old platform never has. */
    static Optional<DataSet> named(String domain) {
        return DemoFiling.named(domain).map(filing -> new DataSet(1, 0, 0, _ -> filing, null, 0));
    }

    /** @param first the number of the first filing; data sets whose numbers do not overlap can be loaded side by side */
    static DataSet generated(long seed, long first, long filings, boolean faults) {
        var invented = new OldFilings(seed);
        var accounts = Math.max(KINDS_OF_ACCOUNTS, filings / FILINGS_AN_ACCOUNT);
        var planted = faults ? Math.max(PlantedFault.values().length, filings / SOUND_FILINGS_A_FAULT) : 0;
        return new DataSet(filings, accounts, planted, place -> invented.filing(first + place), invented, first);
    }

    /** The filings, each followed by the other one of its login if it has such, and after them the accounts without one. */
    Stream<OldFiling> filings() {
        return Stream.concat(
                LongStream.range(0, filings).boxed().flatMap(this::ofLogin),
                LongStream.range(0, accounts).mapToObj(place -> invented.account(first + place)));
    }

    private Stream<OldFiling> ofLogin(long place) {
        var one = filing.apply(place);
        return one.kind() == Kind.SHARED_LOGIN ? Stream.of(one, invented.another(first + place, one)) : Stream.of(one);
    }

    LoadPlan plan() {
        return each((_, _) -> {});
    }

    void write(ExportFile file, OutputStream out) throws IOException {
        out.write(file.form().head(file.table()));
        try {
            each((table, row) -> {
                if (table == file.table()) {
                    write(file.form(), row, out);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(ExportForm form, Row row, OutputStream out) {
        try {
            out.write(form.line(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes each row once, in the order of the files, and returns what a load must report. */
    LoadPlan each(BiConsumer<TableKind, Row> to) {
        var counter = new LoadPlan.Counter();
        filings().forEach(one -> {
            counter.filing(one);
            OldTables.rows(one, (table, row) -> {
                counter.row(table);
                to.accept(table, row);
            });
        });
        var kinds = PlantedFault.values();
        for (var number = 0L; number < faults; number++) {
            var fault = kinds[(int) (number % kinds.length)];
            counter.fault(fault);
            to.accept(fault.table(), planted(fault, number));
        }
        return counter.plan();
    }

    private Row planted(PlantedFault fault, long number) {
        var sound = filing.apply(soundPlace(number / PlantedFault.values().length));
        var place = first + number;
        var id = "X" + Long.toString(place, Character.MAX_RADIX).toUpperCase(Locale.ROOT);
        var names = new Names(id, "X", id + "@old.example.com", Optional.empty(), Optional.of(false));
        var fresh = invented.named(Kind.IMPORT, place, LHASA, names);
        return fault.planted(row(fresh, sound, fault.table()), row(sound, sound, fault.table()));
    }

    /** A filing with an account, at the wanted place or after it. */
    private long soundPlace(long wanted) {
        return LongStream.range(0, filings)
                .map(step -> (wanted + step) % filings)
                .filter(place -> Kind.ofFiling(first + place).hasAccount())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("faults need a filing with an account"));
    }

    /** The first row in the table. A fresh one of a table that refers to others refers to sound ones. */
    private static Row row(OldFiling of, OldFiling sound, TableKind table) {
        var account = sound.account().orElseThrow();
        var subject = sound.subject().orElseThrow();
        var site = of.sites().getFirst();
        return switch (table) {
            case ACCOUNTS -> OldTables.account(of.account().orElseThrow());
            case SUBJECTS -> OldTables.subject(of.subject().orElseThrow()).with("account_id", account.id());
            case SITES -> OldTables.site(site, subject.id()).with("site_number", subject.number() + "-9");
            case DOMAINS ->
                OldTables.domain(
                        site.domains().getFirst(), sound.sites().getFirst().id());
            case ORDERS -> OldTables.order(of.orders().getFirst(), account.id(), subject.id());
            case PAPERS -> OldTables.paper(of.papers().getFirst(), subject.id());
        };
    }
}
