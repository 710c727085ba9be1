package cn.icpfiling.sandbox.magic;

import java.util.ArrayList;
import java.util.List;

/** All magic values, read from the enums that implement them, so the page always matches the code. */
final class MagicTable {

    private MagicTable() {}

    static List<Entry> entries() {
        var all = new ArrayList<Entry>();
        for (var magic : MagicLabel.values()) {
            all.add(new Entry("domain starts with", magic.start(), magic.effect()));
        }
        for (var magic : MagicOldFiling.values()) {
            all.add(new Entry("domain or old login starts with", magic.start(), magic.effect()));
        }
        for (var magic : MagicDns.values()) {
            all.add(new Entry("domain starts with", magic.start(), magic.effect()));
        }
        for (var magic : MagicSite.values()) {
            all.add(new Entry("domain starts with", magic.start(), magic.effect()));
        }
        for (var magic : MagicName.values()) {
            all.add(new Entry("name ends with", magic.end(), magic.effect()));
        }
        for (var magic : MagicFace.values()) {
            all.add(new Entry("name ends with", magic.end(), magic.effect()));
        }
        for (var magic : MagicPhone.values()) {
            all.add(new Entry("phone ends with", magic.end(), magic.effect()));
        }
        for (var magic : MagicDelivery.values()) {
            all.add(new Entry("phone ends with", magic.end(), magic.effect()));
        }
        for (var magic : MagicMail.values()) {
            all.add(new Entry("mail starts with", magic.start(), magic.effect()));
        }
        for (var magic : MagicMobile.values()) {
            all.add(new Entry("mobile ends with", magic.end(), magic.effect()));
        }
        for (var magic : MagicOrganisation.values()) {
            all.add(new Entry("organisation ends with", magic.end(), magic.effect()));
        }
        for (var magic : MagicInstance.values()) {
            all.add(new Entry("instance starts with", magic.start(), magic.effect()));
        }
        return all;
    }

    record Entry(String kind, String value, String effect) {}
}
