package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.Certificates;
import cn.icpfiling.legacy.core.LegacyAccount;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.core.LegacyLogins;
import cn.icpfiling.legacy.core.LegacyState;
import cn.icpfiling.legacy.rows.JudgedRow;
import cn.icpfiling.legacy.rows.LoadedRow.AccountRow;
import cn.icpfiling.legacy.rows.LoadedRow.DomainRow;
import cn.icpfiling.legacy.rows.LoadedRow.OrderRow;
import cn.icpfiling.legacy.rows.LoadedRow.PaperRow;
import cn.icpfiling.legacy.rows.LoadedRow.SiteRow;
import cn.icpfiling.legacy.rows.LoadedRow.SubjectRow;
import cn.icpfiling.legacy.rows.PreparedRow;
import cn.icpfiling.legacy.rows.UniqueKey;
import cn.icpfiling.legacy.rows.UniqueKey.Space;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.identifier.FilingNumber;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Encrypts a sound row for its table, before anything of it is stored. The values stand in the order of its columns. */
@ApplicationScoped
class PrepareRows {
    private final LegacyContents contents;
    private final BlindIndex index;
    private final KeyedHash hash;

    PrepareRows(LegacyContents contents, BlindIndex index, KeyedHash hash) {
        this.contents = contents;
        this.index = index;
        this.hash = hash;
    }

    PreparedRow prepare(JudgedRow judged) {
        return switch (judged.row()) {
            case AccountRow row -> account(judged, row);
            case SubjectRow row -> subject(judged, row);
            case SiteRow row -> site(judged, row);
            case DomainRow row -> domain(judged, row);
            case OrderRow row -> order(judged, row);
            case PaperRow row -> paper(judged, row);
        };
    }

    /** A keyed hash, because a plain one of few fields could be guessed. */
    private UUID checksum(JudgedRow judged) {
        return Binary.toUuid(hash.of("legacy-row", String.join("\u001f", texts(judged))));
    }

    private static List<String> texts(JudgedRow judged) {
        var texts = new ArrayList<String>();
        for (var value : judged.raw().values()) {
            texts.add(value == null ? "" : value);
        }
        return texts;
    }

    private static List<UniqueKey> keys(Space space, BlindValue value) {
        var keys = new ArrayList<UniqueKey>();
        for (var slot : new byte[][] {value.a(), value.b()}) {
            if (slot != null) {
                keys.add(new UniqueKey(space, Binary.toUuid(slot)));
            }
        }
        return keys;
    }

    private PreparedRow account(JudgedRow judged, AccountRow row) {
        var id = LegacyIds.account(row.accountId());
        var login = index.of(LegacyAccount.LOGIN, LegacyLogins.normalized(row.login()));
        return new PreparedRow(
                judged, id, checksum(judged), keys(Space.LOGIN, login), null, null, null, null, new Object[] {
                    id,
                    row.accountId(),
                    contents.encryptedLogin(id, row.login()),
                    login.a(),
                    login.b(),
                    contents.encryptedMail(id, row.mail()),
                    row.passwordScheme(),
                    contents.encryptedPasswordHash(id, row.passwordHash()),
                    row.activated(),
                    row.registeredAt()
                });
    }

    private PreparedRow subject(JudgedRow judged, SubjectRow row) {
        var id = LegacyIds.filing(row.subjectId());
        var account = row.accountId() == null ? null : LegacyIds.account(row.accountId());
        var certificate =
                index.of(Certificates.COLUMN, Certificates.normalized(row.certificateType(), row.certificateNumber()));
        var keys = keys(Space.CERTIFICATE, certificate);
        keys.addFirst(new UniqueKey(Space.NUMBER, UniqueKey.digest(row.subjectNumber())));
        return new PreparedRow(judged, id, checksum(judged), keys, account, id, null, null, new Object[] {
            id,
            row.subjectId(),
            account,
            row.product().name(),
            row.subjectNumber(),
            row.province(),
            row.city(),
            row.county(),
            row.nature(),
            row.certificateType(),
            contents.encryptedCertificateNumber(id, row.certificateNumber()),
            certificate.a(),
            certificate.b(),
            contents.encrypted(id, row.content()),
            row.submittedAt(),
            row.accessedElsewhereLater(),
            LegacyState.WAITING.name()
        });
    }

    private PreparedRow site(JudgedRow judged, SiteRow row) {
        var id = LegacyIds.site(row.siteId());
        var filing = LegacyIds.filing(row.subjectId());
        return new PreparedRow(
                judged,
                id,
                checksum(judged),
                List.of(new UniqueKey(Space.SITE_NUMBER, UniqueKey.digest(row.siteNumber()))),
                null,
                filing,
                null,
                UniqueKey.digest(FilingNumber.parse(row.siteNumber()).subject().toString()),
                new Object[] {
                    id, row.siteId(), filing, row.siteNumber(), contents.encrypted(id, row.content()), row.submittedAt()
                });
    }

    /** The site's filing is filled in when the chunk is stored. */
    private static PreparedRow domain(JudgedRow judged, DomainRow row) {
        var site = LegacyIds.site(row.siteId());
        return new PreparedRow(
                judged,
                UniqueKey.digest(row.domain()),
                UniqueKey.digest(row.domain() + site),
                List.of(),
                null,
                null,
                site,
                null,
                new Object[] {row.domain(), site, null});
    }

    private PreparedRow order(JudgedRow judged, OrderRow row) {
        var id = LegacyIds.order(row.orderId());
        var account = LegacyIds.account(row.accountId());
        var filing = row.subjectId() == null ? null : LegacyIds.filing(row.subjectId());
        return new PreparedRow(judged, id, checksum(judged), List.of(), account, filing, null, null, new Object[] {
            id, row.orderId(), account, filing, row.type(), row.unfinished()
        });
    }

    private PreparedRow paper(JudgedRow judged, PaperRow row) {
        var id = LegacyIds.paper(row.paperId());
        var filing = LegacyIds.filing(row.subjectId());
        var site = row.siteId() == null ? null : LegacyIds.site(row.siteId());
        return new PreparedRow(judged, id, checksum(judged), List.of(), null, filing, site, null, new Object[] {
            id,
            row.paperId(),
            filing,
            site,
            row.kind(),
            row.objectKey(),
            row.mediaType(),
            row.size(),
            HexFormat.of().parseHex(row.sha256())
        });
    }
}
