package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.AuthorityResult.Barred;
import cn.icpfiling.filing.authority.AuthorityResult.CheckOpinion;
import cn.icpfiling.filing.authority.AuthorityResult.News;
import cn.icpfiling.filing.authority.AuthorityResult.SpotCheck;
import cn.icpfiling.filing.authority.AuthorityResult.UnfiledSite;
import cn.icpfiling.filing.spotchecks.SpotCheckItem;
import cn.icpfiling.filing.spotchecks.SpotCheckTask;
import cn.icpfiling.platform.identifier.DomainName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the records about no order that the authority sends by itself. */
final class NewsXml {
    private static final Map<Term, SpotCheckItem> ITEMS = Map.of(
            Term.CODE_CHECK_PRINCIPAL_REACHABLE, SpotCheckItem.PRINCIPAL_REACHABLE,
            Term.CODE_CHECK_HOLDER_CERTIFICATE, SpotCheckItem.HOLDER_CERTIFICATE,
            Term.CODE_CHECK_DOMAIN_HOLDER, SpotCheckItem.DOMAIN_HOLDER,
            Term.CODE_CHECK_ACCESS_ADDRESS, SpotCheckItem.ACCESS_ADDRESS,
            Term.CODE_CHECK_NUMBER_SHOWN, SpotCheckItem.NUMBER_SHOWN,
            Term.CODE_CHECK_SITE_CONTENT, SpotCheckItem.SITE_CONTENT);
    private static final int LONGEST_TASK = 64;
    private static final int LONGEST_ADDRESS = 45;
    private static final int LONGEST_NOTE = 2_000;

    private final Vocabulary words;

    NewsXml(Vocabulary words) {
        this.words = words;
    }

    static Term codeOf(SpotCheckItem item) {
        return ITEMS.entrySet().stream()
                .filter(entry -> entry.getValue() == item)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    boolean reads(String group) {
        return words.is(Term.GROUP_CHECK_OPINION, group)
                || words.is(Term.GROUP_SPOT_CHECK, group)
                || words.is(Term.GROUP_UNFILED_SITES, group)
                || words.is(Term.GROUP_BLACKLIST, group);
    }

    News of(DownloadXml.Entry entry) throws UnreadableXml {
        if (words.is(Term.GROUP_BLACKLIST, entry.group())) {
            return barred(entry.record());
        }
        if (words.is(Term.GROUP_CHECK_OPINION, entry.group())) {
            return opinion(entry.record());
        }
        return words.is(Term.GROUP_SPOT_CHECK, entry.group()) ? spotCheck(entry.record()) : unfiledSite(entry.record());
    }

    private CheckOpinion opinion(XmlNode record) throws UnreadableXml {
        var round = record.textOf(words.word(Term.CHECK_ROUND));
        var code = record.textOf(words.word(Term.CHECK_RESULT));
        var accepted = words.is(Term.CODE_RESULT_ACCEPTED, code);
        if (!round.matches("[1-9][0-9]{0,3}") || (!accepted && !words.is(Term.CODE_RESULT_REFUSED, code))) {
            throw new UnreadableXml("an opinion that is none, or on no round");
        }
        var opinion = record.textOf(words.word(Term.CHECK_OPINION));
        return new CheckOpinion(
                task(record),
                Integer.parseInt(round),
                accepted,
                DownloadXml.time(record.textOf(words.word(Term.DECIDED_AT))),
                opinion.length() <= LONGEST_NOTE ? opinion : opinion.substring(0, LONGEST_NOTE));
    }

    private String task(XmlNode record) throws UnreadableXml {
        var task = record.textOf(words.word(Term.SPOT_CHECK_TASK));
        if (!task.matches("[\\x21-\\x7e]{1," + LONGEST_TASK + "}")) {
            throw new UnreadableXml("a task without a number");
        }
        return task;
    }

    private SpotCheck spotCheck(XmlNode record) throws UnreadableXml {
        var task = task(record);
        var service = record.textOf(words.word(Term.SERVICE_NUMBER));
        var note = record.textOf(words.word(Term.SPOT_CHECK_NOTE));
        return new SpotCheck(new SpotCheckTask(
                task,
                service.isEmpty() ? record.textOf(words.word(Term.SUBJECT_NUMBER)) : service,
                items(record.textOf(words.word(Term.SPOT_CHECK_ITEMS))),
                DownloadXml.time(record.textOf(words.word(Term.SPOT_CHECK_DEADLINE))),
                note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE)));
    }

    /** An unknown item could not be checked here, so a member of staff must read the record. */
    private List<SpotCheckItem> items(String codes) throws UnreadableXml {
        var items = new ArrayList<SpotCheckItem>();
        for (var code : codes.split("[,;]")) {
            items.add(ITEMS.entrySet().stream()
                    .filter(item -> words.is(item.getKey(), code.strip()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow(() -> new UnreadableXml("an unknown thing to look at")));
        }
        return items.stream().distinct().sorted().toList();
    }

    private Barred barred(XmlNode record) throws UnreadableXml {
        var type = record.textOf(words.word(Term.BARRED_TYPE));
        var value = record.textOf(words.word(Term.BARRED_VALUE));
        var state = record.textOf(words.word(Term.BARRED_STATE));
        var barred = words.is(Term.CODE_STATUS_BARRED, state);
        if (!type.matches("[0-9]{1,2}")
                || value.isEmpty()
                || (!barred && !words.is(Term.CODE_STATUS_NOT_FILED, state))) {
            throw new UnreadableXml("an entry of the blacklist that names nothing");
        }
        return new Barred(
                Integer.parseInt(type), value, barred, DownloadXml.time(record.textOf(words.word(Term.DECIDED_AT))));
    }

    private UnfiledSite unfiledSite(XmlNode record) throws UnreadableXml {
        var address = record.textOf(words.word(Term.ACCESS_ADDRESS));
        if (!address.matches("[0-9A-Fa-f.:]{0," + LONGEST_ADDRESS + "}")) {
            throw new UnreadableXml("an address that is none");
        }
        return new UnfiledSite(
                domain(record.textOf(words.word(Term.DOMAIN))),
                address.isEmpty() ? null : address,
                seenAt(record.textOf(words.word(Term.SEEN_AT))));
    }

    private static DomainName domain(String written) throws UnreadableXml {
        try {
            return DomainName.parse(written);
        } catch (IllegalArgumentException e) {
            throw new UnreadableXml("a domain that is none", e);
        }
    }

    private static Instant seenAt(String written) throws UnreadableXml {
        var seenAt = DownloadXml.time(written);
        if (seenAt == null) {
            throw new UnreadableXml("a sighting without a time");
        }
        return seenAt;
    }
}
