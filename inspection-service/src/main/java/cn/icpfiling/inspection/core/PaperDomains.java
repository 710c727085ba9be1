package cn.icpfiling.inspection.core;

import java.util.List;

/** Domains of a site of which papers were accepted in place of a registrant who is the subject, as they are stored. */
public record PaperDomains(List<String> items) {
    public PaperDomains {
        items = List.copyOf(items);
    }
}
