package import Law

/// What goes into one hole of a fragment, before an output writes it in its own way.
package enum Filling: Sendable {
    case linkStart(LinkTarget, title: String)
    case linkEnd(LinkTarget)
    /// A picture of the site.
    case image(Route, alternative: String, title: String)
    /// Text to be escaped: the value of a variable, or a mark or picture that could not be resolved.
    case text(String)
    // What is rare and large stands apart, so that every other filling stays small.
    indirect case citation(CitationResolution)
    indirect case directiveStart(ResolvedDirective)
    indirect case directiveEnd(ResolvedDirective)
}

/// Where a link leads.
package enum LinkTarget: Sendable, Hashable {
    /// Another output of the site.
    case output(Route, anchor: String?)
    /// An address outside: shown as text, since the site has to work without a network. `isShown` when the reader sees
    /// the address already.
    case outside(String, isShown: Bool)
    /// `tel:` and `mailto:`, which open no page.
    case direct(String)
    /// Nothing: reported as a finding.
    case dead
}
