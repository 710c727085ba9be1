package cn.icpfiling.legacy.loads;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.legacy.FilingStub;
import cn.icpfiling.legacy.core.SetAsideState;
import cn.icpfiling.legacy.rows.AsideRow;
import cn.icpfiling.legacy.rows.FaultCode;
import cn.icpfiling.legacy.rows.JudgedRow;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.RawRow;
import cn.icpfiling.legacy.rows.RowFault;
import cn.icpfiling.legacy.rows.RowKeys;
import cn.icpfiling.legacy.store.LegacyPartTable;
import cn.icpfiling.legacy.store.SetAsideTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a load leaves: bytes of killed processes, and set-aside rows that are revealed some at a time. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class LoadHousekeepingApiTest {
    private static final int ROWS = 12;

    @Inject
    WorkOffLoads workOffLoads;

    @Inject
    LegacyPartTable parts;

    @Inject
    SetAsideTable setAside;

    @Inject
    Sql sql;

    @Test
    void bytes_whose_file_has_ended_or_was_deleted_are_deleted_and_those_of_an_open_file_stay() {
        var deleted = Ids.next();
        var ended = file("LOADED", true);
        var open = file("ARRIVING", false);
        UnitOfWork.run(() -> List.of(deleted, ended, open).forEach(this::part));

        workOffLoads.forget();

        assertThat(partsOf(deleted)).isZero();
        assertThat(partsOf(ended)).isZero();
        assertThat(partsOf(open)).isEqualTo(1);
    }

    @Test
    void the_bytes_of_a_half_loaded_file_are_deleted_in_the_end_and_its_counts_stay() {
        var left = halfLoaded(load(), -1);
        var kept = halfLoaded(load(), 1);
        UnitOfWork.run(() -> List.of(left, kept).forEach(this::part));

        workOffLoads.forget();

        assertThat(partsOf(left)).isZero();
        assertThat(stateOf(left)).isEqualTo("CANCELLED 2");
        assertThat(partsOf(kept)).isEqualTo(1);
        assertThat(stateOf(kept)).isEqualTo("READY 2");
    }

    @Test
    void an_administrator_deletes_the_bytes_of_a_half_loaded_file_once() {
        var load = load();
        var file = halfLoaded(load, 1);
        UnitOfWork.run(() -> part(file));

        end(load, file).statusCode(204);
        end(load, file).statusCode(409);

        assertThat(partsOf(file)).isZero();
        assertThat(stateOf(file)).isEqualTo("CANCELLED 2");
    }

    @Test
    void an_administrator_gives_an_unreadable_file_up_once() {
        var load = load();
        var file = halfLoaded(load, 1);
        UnitOfWork.run(() ->
                sql.update("UPDATE legacy_load_files SET state = 'UNREADABLE', ended_at = NOW(6) WHERE id = ?", file));

        end(load, file).statusCode(204);
        end(load, file).statusCode(409);

        assertThat(stateOf(file)).isEqualTo("CANCELLED 2");
    }

    /** Nothing else would release it: no file of it ends any more. */
    @Test
    void a_load_releases_itself_when_the_last_file_that_waited_is_over() {
        var load = load();
        var kinds = List.of("SUBJECTS", "SITES", "DOMAINS", "PAPERS");
        kinds.forEach(kind -> file(load, kind, kinds.indexOf(kind) + 2, "LOADED", 1));
        file(load, "SITES", 6, "READY", 1);
        workOffLoads.forget();
        assertThat(isReleased(load)).isFalse();

        UnitOfWork.run(() -> sql.update(
                "UPDATE legacy_load_files SET expires_at = NOW(6) - INTERVAL 1 DAY WHERE load_id = ? AND ordinal = 6",
                load));
        workOffLoads.forget();

        assertThat(isReleased(load)).isTrue();
    }

    private void file(UUID load, String kind, int ordinal, String state, int daysLeft) {
        UnitOfWork.run(() -> sql.update(
                "INSERT INTO legacy_load_files (id, load_id, kind, ordinal, state, total, received, began_at, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?, 3, 3, NOW(6), NOW(6) + INTERVAL ? DAY)",
                Ids.next(),
                load,
                kind,
                ordinal,
                state,
                daysLeft));
    }

    private boolean isReleased(UUID load) {
        return UnitOfWork.in(() -> sql.first(
                        row -> row.getBoolean(1), "SELECT released_at IS NOT NULL FROM legacy_loads WHERE id = ?", load)
                .orElseThrow());
    }

    /** A replica of the last release may have counted the rows before otherwise, so rows are read again. */
    @Test
    void a_row_that_is_set_aside_once_more_stays_as_it_was() {
        var load = load();
        var file = Ids.next();
        UnitOfWork.run(() -> setAside.add(load, file, 2, "DOMAINS", List.of(aside(1)), Instant.now()));
        UnitOfWork.run(() -> setAside.add(load, file, 2, "DOMAINS", List.of(aside(1), aside(2)), Instant.now()));

        assertThat(setAside.page(load, false, 0, 0, 9))
                .extracting(SetAsideTable.SetAside::line)
                .containsExactly(1L, 2L);
    }

    /** For so long it keeps filings waiting. */
    @Test
    void an_upload_notes_when_its_last_bytes_came() {
        var file = LoadSteps.begin(load().toString(), "DOMAINS", 6);
        var id = UUID.fromString(file.replaceFirst("^.*/", ""));
        assertThat(lastByteOf(id)).isEmpty();

        LoadSteps.part(file, 0, new byte[] {1, 2, 3}, 204);
        var first = lastByteOf(id).orElseThrow();
        LoadSteps.part(file, 3, new byte[] {4, 5, 6}, 204);

        assertThat(lastByteOf(id).orElseThrow()).isAfter(first);
    }

    private Optional<LocalDateTime> lastByteOf(UUID file) {
        return UnitOfWork.in(() -> sql.first(
                row -> row.getObject(1, LocalDateTime.class),
                "SELECT grew_at FROM legacy_load_files WHERE id = ? AND grew_at IS NOT NULL",
                file));
    }

    @Test
    void a_reveal_is_bounded_by_bytes_and_says_where_the_next_one_begins() {
        var load = load();
        UnitOfWork.run(() -> setAside.add(
                load,
                Ids.next(),
                2,
                "DOMAINS",
                IntStream.rangeClosed(1, ROWS)
                        .mapToObj(LoadHousekeepingApiTest::aside)
                        .toList(),
                Instant.now()));

        var lines = new ArrayList<String>();
        var answers = 0;
        var after = "";
        do {
            var told = reveal(load, after);
            var text = told.extract().asString().lines().skip(1).toList();
            assertThat(text).isNotEmpty().hasSizeLessThan(ROWS);
            lines.addAll(text);
            var file = told.extract().header("Set-Aside-After-File");
            after = file == null
                    ? null
                    : ", \"afterFile\": " + file + ", \"afterLine\": "
                            + told.extract().header("Set-Aside-After-Line");
            answers++;
        } while (after != null);

        assertThat(answers).isGreaterThan(2);
        assertThat(lines.stream().map(line -> line.split(",")[2]))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, ROWS)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    /** The third row alone is longer than an answer may be: it comes whole. */
    private static AsideRow aside(int line) {
        var values = new String[LoadKind.DOMAINS.columns().size()];
        values[0] = "x".repeat(line == 3 ? 6_000 : 1_000);
        var judged = new JudgedRow(
                new RawRow(line, values, null), null, List.of(new RowFault("domain", FaultCode.DOMAIN_MALFORMED, "x")));
        return new AsideRow(judged, new RowKeys(null, null, null), SetAsideState.WAITING);
    }

    private static ValidatableResponse reveal(UUID load, String after) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), "administrator"))
                .contentType("application/json")
                .body("{\"reason\": \"CORRECT_ROWS\", \"kind\": \"DOMAINS\"" + after + "}")
                .post("/api/v1/legacy-loads/" + load + "/set-aside-rows/reveals")
                .then()
                .statusCode(200);
    }

    private UUID load() {
        var id = Ids.next();
        UnitOfWork.run(() -> sql.update(
                "INSERT INTO legacy_loads (id, name, dry_run, kinds, created_by, created_at)"
                        + " VALUES (?, 'housekeeping', FALSE, 'DOMAINS', ?, NOW(6))",
                id,
                id));
        return id;
    }

    private static ValidatableResponse end(UUID load, UUID file) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), "administrator"))
                .header("Tus-Resumable", "1.0.0")
                .delete("/api/v1/legacy-loads/" + load + "/files/" + file)
                .then();
    }

    /** A file as a load leaves it that was cancelled after two rows. */
    private UUID halfLoaded(UUID load, int daysLeft) {
        var id = Ids.next();
        UnitOfWork.run(() -> sql.update(
                "INSERT INTO legacy_load_files (id, load_id, kind, ordinal, state, total, received, began_at, expires_at,"
                        + " loading_at, rows_read, rows_new) VALUES (?, ?, 'DOMAINS', 1, 'READY', 3, 3, NOW(6),"
                        + " NOW(6) + INTERVAL ? DAY, NOW(6), 2, 2)",
                id,
                load,
                daysLeft));
        return id;
    }

    @Test
    void a_part_that_is_missing_is_not_taken_for_the_end_of_the_file() throws IOException {
        var file = file("READY", false);
        part(file);
        try {
            assertThat(parts.read(file, 3).readAllBytes()).containsExactly(1, 2, 3);
            assertThatThrownBy(() -> parts.read(file, 4).readAllBytes()).isInstanceOf(EOFException.class);
        } finally {
            parts.delete(file);
            UnitOfWork.run(() -> sql.update("DELETE FROM legacy_load_files WHERE id = ?", file));
        }
    }

    private String stateOf(UUID file) {
        return UnitOfWork.in(() -> sql.first(
                        row -> row.getString(1) + " " + row.getInt(2),
                        "SELECT state, rows_read FROM legacy_load_files WHERE id = ?",
                        file)
                .orElseThrow());
    }

    private UUID file(String state, boolean ended) {
        var id = Ids.next();
        UnitOfWork.run(() -> sql.update(
                "INSERT INTO legacy_load_files (id, load_id, kind, ordinal, state, total, received, began_at, expires_at,"
                        + " ended_at) VALUES (?, ?, 'DOMAINS', 1, ?, 3, 3, NOW(6), NOW(6) + INTERVAL 1 DAY,"
                        + " IF(?, NOW(6), NULL))",
                id,
                id,
                state,
                ended));
        return id;
    }

    private void part(UUID file) {
        parts.add(file, 0, parts.seal(new byte[] {1, 2, 3}, 3));
    }

    private int partsOf(UUID file) {
        return UnitOfWork.in(
                () -> sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM legacy_load_parts WHERE file_id = ?", file)
                        .orElseThrow());
    }
}
