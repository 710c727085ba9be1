/**
 * The administrators' door to the texts of notices: list, draft, preview, test message, publication. A draft that breaks a rule is refused
 * as a whole. The person who drafted a text cannot publish it. A test message goes only to the administrator who asks for it: by
 * SMS to the mobile in the staff record, by mail to the proven mail of the holder account of the same person.
 */
package cn.icpfiling.account.noticetemplates;
