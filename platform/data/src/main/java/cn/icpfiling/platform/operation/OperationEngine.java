package cn.icpfiling.platform.operation;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.crypto.KeyCheck;
import cn.icpfiling.platform.database.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes the {@link Operations} of a kind. */
@ApplicationScoped
public class OperationEngine {

    private final Sql sql;
    private final FieldCipher cipher;
    private final KeyCheck keys;
    private final StoredJson json;
    private final MeterRegistry meters;
    private final Clock clock;

    OperationEngine(Sql sql, FieldCipher cipher, KeyCheck keys, StoredJson json, MeterRegistry meters, Clock clock) {
        this.sql = sql;
        this.cipher = cipher;
        this.keys = keys;
        this.json = json;
        this.meters = meters;
        this.clock = clock;
    }

    public Operations of(OperationKind kind) {
        return new Operations(kind, new LineTable(sql, cipher, keys, json), sql, meters, clock);
    }
}
