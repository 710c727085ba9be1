package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * isp_upload and isp_querypreviousupload. A file is accepted if its sequence is the next one. The provider's row stays
 * locked meanwhile, so simultaneous uploads wait for each other. Records are processed later, and their errors become
 * downloads.
 */
@ApplicationScoped
class TakeUpload {

    private static final int MOST_MISSING_NAMED = 1000;

    private final Sql sql;
    private final Orders orders;
    private final JudgeResult judgeResult;
    private final TestClock clock;

    TakeUpload(Sql sql, Orders orders, JudgeResult judgeResult, TestClock clock) {
        this.sql = sql;
        this.orders = orders;
        this.judgeResult = judgeResult;
        this.clock = clock;
    }

    @Transactional
    IspAnswer handle(SoapCall call, String ispId) {
        var sequence = sequence(call.parameter("dataSequence"));
        var fileName = call.parameter("fileName");
        if (!fileName.matches("[A-Za-z0-9]{1,128}")) {
            throw new IspRefusal(IspCode.OVER_LIMIT, "文件名只能为字母和数字，且不超过128字节");
        }
        var last = lockLast(ispId);
        if (sequence <= last) {
            return IspAnswer.of(IspCode.SEQUENCE_TAKEN).with("dataSequence", Long.toString(sequence));
        }
        if (sequence > last + 1) {
            return IspAnswer.of(IspCode.SEQUENCE_GAP)
                    .with("dataSequence", Long.toString(last))
                    .with("missing", missing(last, sequence));
        }
        take(call, fileName, sequence);
        sql.update("UPDATE authority_providers SET last_sequence = ? WHERE isp_id = ?", sequence, ispId);
        return IspAnswer.of(IspCode.OK).with("dataSequence", Long.toString(sequence));
    }

    @Transactional
    IspAnswer previous(String ispId) {
        return IspAnswer.of(IspCode.OK).with("dataSequence", Long.toString(lockLast(ispId)));
    }

    private void take(SoapCall call, String fileName, long sequence) {
        var payload = call.payload().orElseThrow(() -> new IspRefusal(IspCode.UNREADABLE, "缺少 beianInfo"));
        if (payload.tooLarge()) {
            throw new IspRefusal(IspCode.OVER_LIMIT, "文件不得超过50MB");
        }
        if (!payload.readable()) {
            throw new IspRefusal(IspCode.UNREADABLE, "beianInfo 不是 Base64");
        }
        if (!Digests.same(payload.hash(), call.parameter("beianInfoHash"))) {
            throw new IspRefusal(IspCode.HASH_DIFFERS, "beianInfoHash");
        }
        var records = new UploadFile(payload, fileName, sequence).forEachRecord((group, record) -> {
            if (group == UploadGroup.RESULT_OF_CHECK) {
                judgeResult.handle(record);
            } else {
                orders.add(group, record, sequence);
            }
        });
        sql.update("""
                INSERT INTO authority_uploads (data_sequence, file_name, payload_md5, records, received_at)
                VALUES (?, ?, ?, ?, ?)""", sequence, fileName, payload.md5(), records, clock.now());
    }

    /**
     * Reads with a lock first. An insert that finds the row would take a shared lock, and two shared locks deadlock.
     */
    private long lockLast(String ispId) {
        return readLocked(ispId).orElseGet(() -> {
            sql.update("INSERT IGNORE INTO authority_providers (isp_id, last_sequence) VALUES (?, 0)", ispId);
            return readLocked(ispId).orElseThrow();
        });
    }

    private Optional<Long> readLocked(String ispId) {
        return sql.first(
                row -> row.number("last_sequence"),
                "SELECT last_sequence FROM authority_providers WHERE isp_id = ? FOR UPDATE",
                ispId);
    }

    private static long sequence(String given) {
        if (!given.matches("[1-9]\\d{0,17}")) {
            throw new IspRefusal(IspCode.UNREADABLE, "dataSequence 应为从1开始的整数");
        }
        return Long.parseLong(given);
    }

    private static String missing(long last, long sequence) {
        return LongStream.range(last + 1, sequence)
                .limit(MOST_MISSING_NAMED)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(","));
    }
}
