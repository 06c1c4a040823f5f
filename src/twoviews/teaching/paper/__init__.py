"""What a teacher hands out on paper, set by typst as tagged PDF.

`markup` is typst in which text and markup are different types, `setting` the way from it to a PDF, `parts`
the parts of a lesson on paper, and `worksheet` what a lesson's worksheet and its key are made of. How all of
it looks is in `style.typ`.
"""
