/**
 * Parts of answers that several features show: region, subject, service, principal, material and finding, masked as the caller may see
 * them. A view knows the core and no feature, so that features may share it without knowing each other.
 */
package cn.icpfiling.filing.views;
