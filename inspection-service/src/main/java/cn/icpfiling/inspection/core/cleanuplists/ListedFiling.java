package cn.icpfiling.inspection.core.cleanuplists;

import java.util.List;

/**
 * What a row of a list says, without any name.
 *
 * @param serviceNumber in the official form; null if the row has none
 * @param subjectNumber in the official form; null if the row has none
 * @param domains A-labels without www.
 */
public record ListedFiling(String serviceNumber, String subjectNumber, List<String> domains) {

    public ListedFiling {
        domains = List.copyOf(domains);
    }
}
