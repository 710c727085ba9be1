package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** isp_download and isp_downloadack: returns the same file until the provider acknowledges it by name. */
@ApplicationScoped
class HandOutDownload {

    private static final int MOST_RECORDS = 1000;

    private final Sql sql;
    private final Outgoing outgoing;
    private final TestClock clock;

    HandOutDownload(Sql sql, Outgoing outgoing, TestClock clock) {
        this.sql = sql;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    @Transactional
    IspAnswer handle() {
        return open().or(this::next).map(this::answer).orElseGet(() -> IspAnswer.of(IspCode.NO_DATA));
    }

    /** Acknowledging a file again is no error, because the first response may have been lost. */
    @Transactional
    IspAnswer acknowledge(String fileName) {
        var known =
                sql.first(row -> row.number("id"), "SELECT id FROM authority_downloads WHERE file_name = ?", fileName);
        if (known.isEmpty()) {
            return IspAnswer.of(IspCode.NO_DATA, "没有名为 " + fileName + " 的文件");
        }
        sql.update(
                "UPDATE authority_downloads SET acked_at = ? WHERE id = ? AND acked_at IS NULL",
                clock.machineNow(),
                known.get());
        return IspAnswer.of(IspCode.OK);
    }

    private Optional<DownloadFile> open() {
        return sql.first(
                row -> new DownloadFile(row.number("id"), row.text("file_name"), row.time("created_at")),
                "SELECT id, file_name, created_at FROM authority_downloads WHERE acked_at IS NULL ORDER BY id LIMIT 1 FOR UPDATE");
    }

    private Optional<DownloadFile> next() {
        var waiting = outgoing.waiting(MOST_RECORDS);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        var made = clock.machineNow();
        var name = "DOWN" + String.format("%012d", waiting.getFirst());
        var id = sql.insert("INSERT INTO authority_downloads (file_name, created_at) VALUES (?, ?)", name, made);
        outgoing.assign(waiting, id);
        return Optional.of(new DownloadFile(id, name, made));
    }

    private IspAnswer answer(DownloadFile file) {
        var groups = new LinkedHashMap<String, List<XmlElement>>();
        outgoing.of(file.id())
                .forEach(record -> groups.computeIfAbsent(record.group(), group -> new ArrayList<>())
                        .add(record.content()));
        var document = XmlElement.of(
                "DownloadData",
                List.of(
                        XmlElement.of("FileName", file.name()),
                        XmlElement.of(
                                "Groups",
                                groups.entrySet().stream()
                                        .map(group -> XmlElement.of(group.getKey(), group.getValue()))
                                        .toList())));
        var zip = ZippedXml.of(file.name(), file.made(), document);
        return IspAnswer.of(IspCode.OK)
                .with("fileName", file.name())
                .with("beianInfo", Base64.getEncoder().encodeToString(zip))
                .with(
                        "beianInfoHash",
                        Base64.getEncoder().encodeToString(Digests.md5().digest(zip)));
    }

    private record DownloadFile(long id, String name, Instant made) {}
}
