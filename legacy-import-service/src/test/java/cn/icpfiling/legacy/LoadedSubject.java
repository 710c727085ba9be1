package cn.icpfiling.legacy;

import cn.icpfiling.legacy.core.Certificates;
import cn.icpfiling.legacy.core.FilingContent;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.core.LegacyPerson;
import cn.icpfiling.legacy.rows.JudgeChunk;
import cn.icpfiling.legacy.rows.JudgedRow;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.PreparedRow;
import cn.icpfiling.legacy.rows.RawRow;
import cn.icpfiling.legacy.rows.UniqueKey;
import cn.icpfiling.legacy.rows.UniqueKey.Space;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.legacy.store.LegacyRowsTable;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Loads the subject of a filing of {@link OldFilingRows} once more, with other values: under the locks and by the statements of a load. */
@ApplicationScoped
public class LoadedSubject {

    private static final String NAME = "北京旧平台有限公司";
    private static final int LICENCE = 1;
    private static final String MOBILE = "13800138000";
    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");

    private final LegacyRowsTable rows;
    private final LegacyContents contents;
    private final BlindIndex index;

    LoadedSubject(LegacyRowsTable rows, LegacyContents contents, BlindIndex index) {
        this.rows = rows;
        this.contents = contents;
        this.index = index;
    }

    /** What the load says of the subject. */
    public record Values(String name, int certificateType, String certificate, String mobile, Instant submittedAt) {

        /** As {@link OldFilingRows} stored it. */
        public static Values of(OldFilingRows.Row row) {
            return new Values(NAME, LICENCE, row.certificate(), MOBILE, OF_2009);
        }

        public Values named(String other) {
            return new Values(other, certificateType, certificate, mobile, submittedAt);
        }

        public Values with(int type, String number) {
            return new Values(name, type, number, mobile, submittedAt);
        }

        public Values calledAt(String other) {
            return new Values(name, certificateType, certificate, other, submittedAt);
        }

        public Values submitted(Instant at) {
            return new Values(name, certificateType, certificate, mobile, at);
        }
    }

    /** Returns whether the row was changed; it is set aside if an account has the filing, or is about to get it. */
    public boolean changed(OldFilingRows.Row row, Values values) {
        var load = UUID.randomUUID();
        var prepared = List.of(prepared(row, values));
        return UnitOfWork.in(() -> {
            var outcome = JudgeChunk.judge(LoadKind.SUBJECTS, prepared, rows.facts(LoadKind.SUBJECTS, prepared, load));
            rows.write(LoadKind.SUBJECTS, outcome.fresh(), outcome.changed(), load, Instant.now());
            return !outcome.changed().isEmpty();
        });
    }

    private PreparedRow prepared(OldFilingRows.Row row, Values values) {
        var id = row.id();
        var account = LegacyIds.account("A-" + row.legacyId());
        var certificate =
                index.of(Certificates.COLUMN, Certificates.normalized(values.certificateType(), values.certificate()));
        var principal = new LegacyPerson("张三", 2, "11010519491231002X", values.mobile(), null, "z@example.com", true);
        var raw = new RawRow(2, new String[0], null);
        return new PreparedRow(
                new JudgedRow(raw, null, List.of()),
                id,
                UUID.randomUUID(),
                List.of(
                        new UniqueKey(Space.NUMBER, UniqueKey.digest(row.number())),
                        new UniqueKey(
                                Space.CERTIFICATE,
                                Binary.toUuid(certificate.a() == null ? certificate.b() : certificate.a()))),
                account,
                id,
                null,
                null,
                new Object[] {
                    id,
                    row.legacyId(),
                    account,
                    "ICP",
                    row.number(),
                    "11",
                    "110100",
                    null,
                    4,
                    values.certificateType(),
                    contents.encryptedCertificateNumber(id, values.certificate()),
                    certificate.a(),
                    certificate.b(),
                    contents.encrypted(id, new FilingContent(values.name(), "北京市朝阳区", null, null, principal, null)),
                    values.submittedAt(),
                    false,
                    "WAITING"
                });
    }
}
