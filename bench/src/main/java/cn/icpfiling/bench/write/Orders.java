package cn.icpfiling.bench.write;

import cn.icpfiling.bench.service.FilingDatabase;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Drafts in filing-service's own tables, each with its own holder. */
@ApplicationScoped
class Orders {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final String CREDIT_CODE = "91110000MA00000077";

    private final FilingDatabase database;
    private final FieldCipher cipher;

    Orders(FilingDatabase database, FieldCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** An order and its holder. */
    record Draft(UUID id, UUID holder) {}

    List<Draft> drafted(int count) throws SQLException {
        var drafts = new ArrayList<Draft>();
        try (var connection = database.connection();
                var order = connection.prepareStatement("""
                        INSERT INTO orders (id, type, state, holder, type_check_id, province, city, county, nature,
                                            certificate_type, certificate_number, certificate_index, domain, service_id,
                                            sequence, submission, verdict_submission, created_at, changed_at, version)
                        VALUES (?, 'FIRST_FILING', 'DRAFT', ?, ?, '11', '110100', '110105', 4,
                                1, ?, ?, ?, ?, 1, 0, 0, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 0)""");
                var history = connection.prepareStatement("""
                        INSERT INTO order_history (order_id, sequence, act, to_state, actor_role, actor_account,
                                                   happened_at, reasons)
                        VALUES (?, 1, 'DRAFT', 'DRAFT', 'APPLICANT', ?, UTC_TIMESTAMP(6), '[]')""")) {
            for (var i = 0; i < count; i++) {
                var draft = new Draft(Ids.next(), Ids.next());
                var typeCheck = Ids.next();
                var index = random(16);
                order.setBytes(1, Binary.of(draft.id()));
                order.setBytes(2, Binary.of(draft.holder()));
                order.setBytes(3, Binary.of(typeCheck));
                order.setBytes(4, cipher.encrypt("filing_type_checks", "certificate_number", typeCheck, CREDIT_CODE));
                order.setBytes(5, index);
                order.setString(6, "site-" + HexFormat.of().formatHex(index) + ".cn");
                order.setBytes(7, Binary.of(Ids.next()));
                order.executeUpdate();
                history.setBytes(1, Binary.of(draft.id()));
                history.setBytes(2, Binary.of(draft.holder()));
                history.executeUpdate();
                drafts.add(draft);
            }
            connection.commit();
        }
        return drafts;
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        CHANCE.nextBytes(bytes);
        return bytes;
    }
}
