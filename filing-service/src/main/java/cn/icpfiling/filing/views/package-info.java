/**
 * Parts of answers that several features show: region, subject, service, principal, material and finding, masked as the
 * caller may see them. A view depends on the core and on no feature, so that features can share it.
 */
package cn.icpfiling.filing.views;
