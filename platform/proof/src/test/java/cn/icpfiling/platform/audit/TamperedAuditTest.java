package cn.icpfiling.platform.audit;

import static cn.icpfiling.platform.audit.AuditScene.CHAIN;
import static cn.icpfiling.platform.audit.AuditScene.CHAINED;
import static cn.icpfiling.platform.audit.AuditScene.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.icpfiling.platform.auditchain.Anchor;
import cn.icpfiling.platform.auditchain.Finding;
import cn.icpfiling.platform.auditchain.Finding.Kind;
import cn.icpfiling.platform.auditchain.Link;
import cn.icpfiling.platform.auditchain.Verification;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.testkit.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What somebody could do who owns the database server, against what the verifier says. */
class TamperedAuditTest {
    private static AuditScene scene;

    @TempDir
    static Path folder;

    private Path anchors;
    private int copies;

    @BeforeAll
    static void an_audit_of_ten_thousand_entries() throws SQLException, IOException, GeneralSecurityException {
        LocalStack.start();
        scene = new AuditScene(folder);
    }

    @AfterAll
    static void drop() throws SQLException {
        scene.close();
    }

    @BeforeEach
    void a_copy() throws SQLException, IOException {
        anchors = Files.createTempDirectory(folder, "anchors" + copies++);
        scene.restore(anchors);
    }

    @Test
    void an_untouched_audit_is_clean() throws SQLException {
        var report = verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.links()).isEqualTo(CHAINED);
        assertThat(report.waiting()).isEqualTo(3);
        assertThat(report.anchorsMet()).isEqualTo(4);
    }

    @Test
    void anchors_read_off_the_topic_do_as_well_as_their_folder() throws SQLException, IOException {
        var dump = folder.resolve("topic.ndjson");
        try (var files = Files.list(anchors.resolve(CHAIN))) {
            Files.write(
                    dump,
                    files.sorted()
                            .map(TamperedAuditTest::text)
                            .map(String::strip)
                            .toList());
        }

        assertThat(verify(dump).findings()).isEmpty();
    }

    @Test
    void each_field_of_an_entry_and_of_a_link_is_bound() throws SQLException {
        var changes = List.of(
                "e.at = e.at - INTERVAL 1 MICROSECOND",
                "e.account = NULL",
                "e.client = 'x'",
                "e.roles = ''",
                "e.act = 'ORDER.REJECT'",
                "e.object_type = 'SUBJECT'",
                "e.object_id = UNHEX('00000000000000000000000000000000')",
                "e.outcome = 'REFUSED'",
                "e.reason = NULL",
                "e.details = '{}'",
                "e.trace_id = NULL",
                "e.key_id = e.key_id + 1",
                "e.mac = UNHEX(REPEAT('00', 32))",
                "c.key_id = c.key_id + 1",
                "c.chained_at = c.chained_at + INTERVAL 1 MICROSECOND");
        for (var i = 0; i < changes.size(); i++) {
            scene.execute("UPDATE audit_chain c JOIN audit_entries e ON e.id = c.entry_id SET " + changes.get(i)
                    + " WHERE c.number = " + (1000 + i));
        }

        assertThat(verify().findings()).contains(new Finding(Kind.LINK_BROKEN, 1000, changes.size()));
    }

    private record Tampering(String says, Kind kind, long number, Hand hand) {}

    private interface Hand {
        void perform() throws SQLException, IOException;
    }

    @TestFactory
    List<DynamicTest> every_tampering_is_found_with_its_first_number() {
        return tamperings().stream()
                .map(tampering -> dynamicTest(tampering.says(), () -> {
                    a_copy();
                    tampering.hand().perform();
                    var findings = verify().findings();
                    assertThat(findings.stream().filter(found -> found.kind() == tampering.kind()))
                            .as("%s", findings)
                            .extracting(Finding::number)
                            .containsExactly(tampering.number());
                    assertThat(findings.getFirst().number()).isEqualTo(tampering.number());
                }))
                .toList();
    }

    private List<Tampering> tamperings() {
        return List.of(
                new Tampering("an entry is changed", Kind.LINK_BROKEN, 4321, () -> scene.execute(changed(4321))),
                new Tampering(
                        "an entry is deleted",
                        Kind.ENTRY_MISSING,
                        5000,
                        () -> scene.execute("DELETE FROM audit_entries WHERE id = " + id(5000))),
                new Tampering(
                        "a link is deleted",
                        Kind.NUMBER_MISSING,
                        5000,
                        () -> scene.execute("DELETE FROM audit_chain WHERE number = 5000")),
                new Tampering(
                        "both are deleted and the rest renumbered",
                        Kind.LINK_BROKEN,
                        5000,
                        () -> scene.execute(
                                "DELETE FROM audit_chain WHERE number = 5000",
                                "DELETE FROM audit_entries WHERE id = " + id(5000),
                                "UPDATE audit_chain SET number = number - 1 WHERE number > 5000 ORDER BY number")),
                new Tampering(
                        "two entries change places",
                        Kind.LINK_BROKEN,
                        3000,
                        () -> scene.execute(
                                "UPDATE audit_chain SET entry_id = UNHEX(REPEAT('00', 16)) WHERE number = 3000",
                                "UPDATE audit_chain SET entry_id = " + id(3000) + " WHERE number = 3001",
                                "UPDATE audit_chain SET entry_id = " + id(3001) + " WHERE number = 3000")),
                new Tampering(
                        "an entry is put in between",
                        Kind.LINK_BROKEN,
                        4000,
                        () -> scene.execute(
                                "UPDATE audit_chain SET number = number + 1 WHERE number >= 4000 ORDER BY number DESC",
                                "INSERT INTO audit_chain SELECT 4000, " + id(CHAINED + 1)
                                        + ", key_id, hash, chained_at FROM audit_chain WHERE number = 3999",
                                "DELETE FROM audit_unchained_entries WHERE entry_id = " + id(CHAINED + 1))),
                new Tampering(
                        "an invented entry is left for the writer of the chain",
                        Kind.ENTRY_FORGED,
                        CHAINED + 1,
                        () -> scene.append(scene.chain(STRANGER), scene.chain(CHAIN), 20_000, 1, scene.now())),
                new Tampering(
                        "a link is doubled",
                        Kind.LINK_BROKEN,
                        CHAINED + 1,
                        () -> scene.execute(
                                "ALTER TABLE audit_chain DROP INDEX audit_chain_entry",
                                "INSERT INTO audit_chain SELECT number + 1, entry_id, key_id, hash, chained_at"
                                        + " FROM audit_chain WHERE number = " + CHAINED)),
                new Tampering(
                        "the tail is cut off",
                        Kind.CHAIN_CUT,
                        9001,
                        () -> scene.execute(
                                "DELETE e FROM audit_entries e JOIN audit_chain c ON c.entry_id = e.id WHERE c.number > 9000",
                                "DELETE FROM audit_chain WHERE number > 9000")),
                new Tampering("an older copy of all tables is put back", Kind.CHAIN_CUT, 6001, this::olderCopy),
                new Tampering("an older copy is put back and goes on", Kind.ANCHOR_DIFFERS, 7500, () -> {
                    olderCopy();
                    scene.append(scene.chain(CHAIN), scene.chain(CHAIN), 30_000, 5000, scene.now());
                }),
                new Tampering("the whole chain is hashed anew without the key", Kind.LINK_BROKEN, 1, () -> {
                    scene.execute(changed(2));
                    scene.relink(1, scene.chain(STRANGER));
                    scene.execute("UPDATE audit_chain c JOIN audit_entries e ON e.id = c.entry_id"
                            + " SET c.key_id = e.key_id");
                }),
                new Tampering("the chain is hashed anew with a stolen key", Kind.ANCHOR_DIFFERS, 2500, () -> {
                    scene.execute("UPDATE audit_entries SET at = at + INTERVAL 1 SECOND WHERE id = " + id(2000));
                    scene.relink(2000, scene.chain(CHAIN));
                }),
                new Tampering(
                        "the clock is set back",
                        Kind.CLOCK_BACK,
                        CHAINED + 1,
                        () -> scene.append(
                                scene.chain(CHAIN),
                                scene.chain(CHAIN),
                                20_000,
                                1,
                                scene.now().minusSeconds(86_400))),
                new Tampering("an anchor is forged", Kind.ANCHOR_FORGED, 7500, this::forgeThirdAnchor),
                new Tampering("an anchor is removed", Kind.ANCHOR_MISSING, 2501, () -> Files.delete(anchor(2))),
                new Tampering(
                        "the last anchor is removed", Kind.ANCHOR_MISSING, CHAINED, () -> Files.delete(anchor(4))),
                new Tampering("another service's entry is put in place of one", Kind.LINK_BROKEN, 3333, () -> {
                    scene.execute("DELETE FROM audit_entries WHERE id = " + id(3333));
                    scene.insert(List.of(scene.chain(STRANGER).withMac(AuditScene.entry(3333, scene.now()))));
                }),
                new Tampering(
                        "an entry is removed before it is chained",
                        Kind.WAITING_ENTRY_MISSING,
                        CHAINED + 1,
                        () -> scene.execute("DELETE FROM audit_entries WHERE id = " + id(CHAINED + 2))),
                new Tampering(
                        "an entry is taken out of the queue",
                        Kind.ENTRY_UNCHAINED,
                        CHAINED + 1,
                        () -> scene.execute(
                                "DELETE FROM audit_unchained_entries WHERE entry_id = " + id(CHAINED + 2))));
    }

    private void olderCopy() throws SQLException {
        scene.execute(
                "DELETE e FROM audit_entries e JOIN audit_chain c ON c.entry_id = e.id WHERE c.number > 6000",
                "DELETE FROM audit_entries WHERE id > " + id(CHAINED),
                "DELETE FROM audit_chain WHERE number > 6000",
                "DELETE FROM audit_unchained_entries",
                "DELETE FROM audit_anchors WHERE number > 6000");
    }

    private void forgeThirdAnchor() throws IOException {
        var second = AnchorJson.read(text(anchor(2)));
        var third = AnchorJson.read(text(anchor(3)));
        var other = new Link(third.number(), null, 0, new byte[32], third.at());
        var forged = Anchor.after(second, CHAIN, other, third.at(), scene.signer(STRANGER));
        Files.writeString(anchor(3), AnchorJson.write(forged));
    }

    private Path anchor(int sequence) {
        return anchors.resolve(CHAIN).resolve("%012d.json".formatted(sequence));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String changed(int number) {
        return "UPDATE audit_entries SET reason = 'ANOTHER' WHERE id = " + id(number);
    }

    private static String id(int number) {
        return "UNHEX('"
                + HexFormat.of()
                        .formatHex(Binary.of(AuditScene.entry(number, null).id())) + "')";
    }

    private Verification.Report verify() throws SQLException {
        return verify(anchors);
    }

    private static Verification.Report verify(Path kept) throws SQLException {
        try (var connection = LocalStack.ownersConnection()) {
            connection.setCatalog("audit_tampered");
            return VerifyAudit.verify(connection, scene.keys(), List.of(kept), CHAIN);
        }
    }
}
