package cn.icpfiling.account.cases;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The personal data of a case, stored encrypted as one JSON object.
 *
 * @param name of the person who asks; null if the case has none
 * @param phone E.164: the new phone of LOST_PHONE; null for other kinds
 * @param lostPhone E.164: the login that LOST_PHONE names; null for other kinds
 * @param text what the caller wrote; null if nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseDetails(String name, String phone, String lostPhone, String text) {

    @Override
    public String toString() {
        return "CaseDetails";
    }
}
