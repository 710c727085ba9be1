package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.About;
import cn.icpfiling.account.core.NoticeTemplate;
import java.util.Map;
import java.util.UUID;

/**
 * What the account and the contacts in a filing are told of a step of a finding.
 *
 * @param holder the account that holds the filing; may be unknown here
 * @param cause one step of the finding, at most 83 characters: the id of a service may follow
 * @param about the finding and its filing
 * @param values ids, codes, days and filing numbers that the templates name; no person
 */
public record FindingNotice(
        UUID finding,
        UUID holder,
        NoticeTemplate template,
        String cause,
        About about,
        Map<String, Object> values,
        FiledContacts contacts) {

    @Override
    public String toString() {
        return "FindingNotice[" + cause + "]";
    }
}
